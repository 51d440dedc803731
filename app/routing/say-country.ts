const names = new Intl.DisplayNames("en", { type: "region" });

/** A country by its name, or by its code where it has none. */
export function sayCountry(countryCode: string): string {
  return /^[A-Za-z]{2}$/.test(countryCode) ? (names.of(countryCode) ?? countryCode) : countryCode;
}
