import type { PostalAddress } from "#app/orders/postal-address.ts";

/** What is printed and laid into a parcel. */
export type PackingSlip = {
  /** BCP 47: how the reader names countries. */
  locale: string;
  /** The name the buyer knows the order by. */
  orderName: string;
  /** The parcel's own reference, which is also scanned when the order's name cannot be a barcode. */
  reference: string;
  /** As it is to be read, in the shop's zone and language. */
  orderDate: string;
  from: PostalAddress;
  shipTo: PostalAddress;
  lines: readonly { sku: string; title: string; quantity: number }[];
  /** A word from the merchant or the buyer. */
  note: string | null;
};
