import type { LineRecord } from "./line-record.ts";
import type { OrderRecord } from "./order-record.ts";

export type FulfillmentOrderStatus = "OPEN" | "IN_PROGRESS" | "SCHEDULED" | "ON_HOLD" | "CLOSED" | "CANCELLED" | "INCOMPLETE";

export type FulfillmentRequestStatus =
  | "UNSUBMITTED"
  | "SUBMITTED"
  | "ACCEPTED"
  | "REJECTED"
  | "CANCELLATION_REQUESTED"
  | "CANCELLATION_ACCEPTED"
  | "CANCELLATION_REJECTED"
  | "CLOSED";

/** The part of an order that one location ships. */
export type FulfillmentOrderRecord = {
  __typename: "FulfillmentOrder";
  id: number;
  order: OrderRecord;
  locationId: number;
  status: FulfillmentOrderStatus;
  requestStatus: FulfillmentRequestStatus;
  methodType: "SHIPPING" | "NONE";
  lines: FulfillmentOrderLineRecord[];
  holds: FulfillmentHoldRecord[];
  merchantRequests: MerchantRequestRecord[];
  /** Progress was reported by hand; blocks a move until the order is opened again. */
  progressReported: boolean;
  fulfillAt: number | null;
  createdAt: number;
  updatedAt: number;
};

export type FulfillmentOrderLineRecord = {
  __typename: "FulfillmentOrderLineItem";
  id: number;
  line: LineRecord;
  totalQuantity: number;
  remainingQuantity: number;
};

export type FulfillmentHoldRecord = {
  __typename: "FulfillmentHold";
  id: number;
  reason: string;
  reasonNotes: string | null;
  handle: string | null;
  externalId: string | null;
  /** Null when Shopify itself or the merchant holds. */
  heldByApp: boolean;
};

export type MerchantRequestRecord = {
  __typename: "FulfillmentOrderMerchantRequest";
  id: number;
  kind: "FULFILLMENT_REQUEST" | "CANCELLATION_REQUEST";
  message: string | null;
  requestOptions: Record<string, unknown>;
  sentAt: number;
};
