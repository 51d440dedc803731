import type { LineRecord } from "./line-record.ts";
import type { OrderRecord } from "./order-record.ts";

/** A parcel that left a location. */
export type FulfillmentRecord = {
  __typename: "Fulfillment";
  id: number;
  order: OrderRecord;
  /** `#1001.1`. */
  name: string;
  locationId: number;
  status: "SUCCESS" | "CANCELLED" | "ERROR" | "FAILURE";
  tracking: { company: string | null; number: string | null; url: string | null }[];
  lines: FulfillmentLineRecord[];
  events: FulfillmentEventRecord[];
  createdAt: number;
  updatedAt: number;
};

export type FulfillmentLineRecord = {
  __typename: "FulfillmentLineItem";
  id: number;
  line: LineRecord;
  fulfillmentOrderId: number;
  fulfillmentOrderLineId: number;
  quantity: number;
};

export type FulfillmentEventRecord = {
  __typename: "FulfillmentEvent";
  id: number;
  status: string;
  happenedAt: number;
  message: string | null;
  address1: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  latitude: number | null;
  longitude: number | null;
  estimatedDeliveryAt: number | null;
  createdAt: number;
};
