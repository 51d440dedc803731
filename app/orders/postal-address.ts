import { z } from "zod";
import { formatAddress } from "localized-address-format";

/** Where a parcel goes or comes from. Every part may be unknown: what a carrier needs is checked where it is needed. */
export type PostalAddress = {
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  /** Province or state code where the country has them. */
  provinceCode: string | null;
  zip: string | null;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null;
  phone: string | null;
  email: string | null;
};

/** Where an order goes, as Shopify has it: also what it calls the province. Carriers are told the code alone. */
export type ShippingAddress = PostalAddress & { province: string | null };

const part = z.string().nullable().catch(null);

const StoredAddress = z.object({
  name: part,
  company: part,
  address1: part,
  address2: part,
  city: part,
  provinceCode: part,
  zip: part,
  countryCode: part,
  phone: part,
  email: part,
}) satisfies z.ZodType<PostalAddress>;

/** An address out of a JSON column, which may be older than the code or forgotten at a person's wish: what is not there is unknown. */
export function readPostalAddress(stored: unknown): PostalAddress {
  return StoredAddress.parse(partsOf(stored));
}

/** An order's address out of its column, with the name of its province; null also where it was copied by a release that kept no names. */
export function readShippingAddress(stored: unknown): ShippingAddress {
  return StoredAddress.extend({ province: part }).parse(partsOf(stored));
}

const partsOf = (stored: unknown) => (typeof stored === "object" && stored !== null && !Array.isArray(stored) ? stored : {});

/**
 * An address as lines to show or print, in the order that the country's post asks for (Google's libaddressinput), which differs where it
 * is written in the country's own script; then the country's name in the reader's language (`locale`, BCP 47), then the telephone.
 *
 * What is missing is left out, and so is a province where the post writes none. Nothing else is lost: a city for which the country's
 * format has no place goes with the street, a postal code stands by itself.
 */
export function addressLines(address: PostalAddress, locale: string): string[] {
  const [city, zip, countryCode] = [text(address.city), text(address.zip), text(address.countryCode).toUpperCase()];
  const street = [text(address.address1), text(address.address2)].filter(Boolean);
  const script = /(?!\p{Script=Latin})\p{L}/u.test([...street, city].join("")) ? "local" : "latin";
  const format = (parts: Parts) => formatAddress({ ...parts, postalCountry: countryCode }, script);

  const hasPlace = [...format({ locality: city }), ...format({ postalCode: zip })].some((line) => says(line, city));
  const goesWithStreet = city !== "" && !hasPlace;
  const beginsWithTown = format({ name: "name", addressLines: ["street"] })[0] === "street";
  const lines = format({
    name: text(address.name),
    organization: text(address.company),
    addressLines: !goesWithStreet ? street : beginsWithTown ? [city, ...street] : [...street, city],
    locality: city,
    administrativeArea: text(address.provinceCode),
    postalCode: zip,
  });
  const loneZip = format({ postalCode: zip }).some((line) => says(line, zip)) ? "" : zip;
  return [...lines.map(withoutSeparator), loneZip, countryName(countryCode, locale), text(address.phone)].filter(Boolean);
}

type Parts = Omit<Parameters<typeof formatAddress>[0], "postalCountry">;

function text(part: string | null): string {
  return (part ?? "").trim().replace(/\s+/gu, " ");
}

/** Whether a line has these words. Small and capital letters are one: Singapore's format says "SINGAPORE" itself. */
function says(line: string, words: string): boolean {
  return line.toLowerCase().includes(words.toLowerCase());
}

/** Where a street of two lines is followed by the province on the same line, the library begins a line with the comma. */
function withoutSeparator(line: string): string {
  return line.replace(/^, /, "");
}

function countryName(code: string, locale: string): string {
  if (code === "") return "";
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
