import { z } from "zod";

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
  return StoredAddress.parse(typeof stored === "object" && stored !== null ? stored : {});
}
