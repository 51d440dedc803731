import type { AddressRecord } from "./address-record.ts";

/** A place that holds stock: the merchant's own, or a fulfillment service's. */
export type LocationRecord = {
  __typename: "Location";
  id: number;
  name: string;
  address: AddressRecord;
  fulfillmentServiceId: number | null;
  isActive: boolean;
  deactivatedAt: number | null;
  fulfillsOnlineOrders: boolean;
  createdAt: number;
  updatedAt: number;
};
