import type { AddressRecord } from "./address-record.ts";

/** The shop itself. */
export type ShopRecord = {
  __typename: "Shop";
  id: number;
  name: string;
  email: string;
  ownerName: string;
  myshopifyDomain: string;
  currency: string;
  ianaTimezone: string;
  plan: { publicDisplayName: string; shopifyPlus: boolean };
  address: AddressRecord;
  createdAt: number;
  updatedAt: number;
};
