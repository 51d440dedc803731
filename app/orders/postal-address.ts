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
