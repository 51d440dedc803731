import { formatAddress } from "localized-address-format";
import type { PostalAddress } from "./postal-address.ts";

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
