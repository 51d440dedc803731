import type { AddressRecord } from "./address-record.ts";
import type { CustomerRecord } from "./customer-record.ts";
import type { FulfillmentOrderRecord } from "./fulfillment-order-record.ts";
import type { FulfillmentRecord } from "./fulfillment-record.ts";
import type { LineRecord } from "./line-record.ts";

export type OrderRecord = {
  __typename: "Order";
  id: number;
  /** `#1001`. */
  name: string;
  number: number;
  /** `web` for the storefront, `control` for orders placed by a control call, `history` for imported trade. */
  source: "web" | "control" | "history";
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  customer: CustomerRecord | null;
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  shippingLine: { id: number; title: string; code: string; priceMinor: number } | null;
  lines: LineRecord[];
  /** Also the closed and cancelled ones. */
  fulfillmentOrders: FulfillmentOrderRecord[];
  fulfillments: FulfillmentRecord[];
  financialStatus: "PENDING" | "AUTHORIZED" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";
  paymentGateway: string;
  refundedMinor: number;
  checkoutToken: string | null;
  test: boolean;
  /** Fulfillment orders exist from then on. */
  routed: boolean;
  cancelReason: string | null;
  cancelledAt: number | null;
  closedAt: number | null;
  processedAt: number;
  createdAt: number;
  updatedAt: number;
};
