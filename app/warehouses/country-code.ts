/** Groups and private codes that Intl has a name for and no parcel goes to. */
const NO_COUNTRY = ["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"];

const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The ISO 3166-1 code of a country as a merchant writes it (`gb`, `UK`): null for what is none. */
export function countryCode(typed: string): string | null {
  if (!/^[A-Za-z]{2}$/.test(typed)) return null;
  // Intl knows former and everyday codes: of `UK` it makes `GB`.
  const code = new Intl.Locale(`und-${typed}`).region ?? "";
  return !NO_COUNTRY.includes(code) && names.of(code) !== undefined ? code : null;
}
