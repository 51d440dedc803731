import type { OrderPayment, TransactionRecord } from "../payments/transaction-record.ts";
import type { LineGroup } from "../products/bundles/bundle-record.ts";
import type { AddressRecord } from "./address-record.ts";
import type { CustomerRecord } from "./customer-record.ts";
import type { VariantRecord } from "./product-record.ts";

/** How a fulfillment order reaches the buyer. */
export type DeliveryMethodType = "SHIPPING" | "LOCAL" | "PICKUP_POINT" | "PICK_UP" | "RETAIL" | "NONE";

/** An order with all that belongs to it: its lines, who is to ship them, and what was shipped. They know each other, so they stand together. */
export type OrderRecord = OrderPayment & {
  __typename: "Order";
  id: number;
  /** `#1001`. */
  name: string;
  number: number;
  /** `web` for the storefront, `control` for orders placed by a control call, `app` for what an app created, `history` for imported trade. */
  source: "web" | "control" | "app" | "history";
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  customer: CustomerRecord | null;
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  shippingLines: ShippingLineRecord[];
  /** Taken off by edits: Shopify names them only to whoever asks for them. */
  removedShippingLines: ShippingLineRecord[];
  lines: LineRecord[];
  /** Also the closed and cancelled ones. */
  fulfillmentOrders: FulfillmentOrderRecord[];
  fulfillments: FulfillmentRecord[];
  /** Where it was sold, as Shopify names it: `web`, `pos`, `shopify_draft_order`. */
  sourceName: string;
  /** What its money is in: the shop's currency when it was placed, or the one that its creator named. */
  currency: string;
  /** What the buyer saw and paid in; `rate` is what one unit of the order's currency is worth in it. */
  presentment: { currency: string; rate: number };
  /** `rate` of all that is sold, in the prices or on top of them, where a line doesn't say its taxes itself. */
  taxes: { included: boolean; rate: number };
  /** What takes something off it; lines and shipping say how much each. */
  discounts: AppliedDiscount[];
  risk: "LOW" | "MEDIUM" | "HIGH" | null;
  /** Prepaid for later: its fulfillment orders are SCHEDULED until then. */
  scheduledFor: number | null;
  edited: boolean;
  refunds: RefundRecord[];
  poNumber: string | null;
  localizedFields: { key: string; value: string }[];
  staffNote: string | null;
  checkoutToken: string | null;
  /** Whether the buyer is offered something after paying, and the changesets that he took. Null: he never was. */
  offer: { isOpen: boolean; changesets: string[] } | null;
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

/** A tax that was named with its amount, on all units of a line or on a shipping line. */
export type TaxLine = { title: string; rate: number; minor: number; channelLiable: boolean };

/** A discount as it was when it took something off an order: given for a code, automatic, or by hand. */
export type AppliedDiscount = {
  type: "code" | "automatic" | "manual";
  /** The code, or what it is called. */
  title: string;
  target: "LINE_ITEM" | "SHIPPING_LINE";
  allocation: "ACROSS" | "EACH";
  selection: "ALL" | "ENTITLED" | "EXPLICIT";
  /** Percent from 0 to 100, or minor units. */
  value: { kind: "percentage" | "amount"; value: number };
  /** It came after the order was placed: the order doesn't list it, its lines do. */
  isLater?: true;
};

/** What one of an order's discounts (by its place among them) takes off a line or off shipping. */
export type DiscountAllocation = { index: number; minor: number };

export type ShippingLineRecord = {
  id: number;
  title: string;
  code: string | null;
  priceMinor: number;
  source?: string | null;
  /** Typed by somebody, and not one of the shop's rates. */
  custom?: boolean;
  /** Null where the order's rate holds. */
  taxLines?: TaxLine[] | null;
  discountMinor?: number;
  allocations?: DiscountAllocation[];
};

/**
 * One line of an order. `totalMinor` is the line's money; it is `unitMinor × quantity` unless the unit price was finer than a penny.
 * Quantity is negative only on credit notes of imported history.
 */
export type LineRecord = {
  __typename: "LineItem";
  id: number;
  order: OrderRecord;
  /** Null when the product was deleted or never existed. */
  variant: VariantRecord | null;
  title: string;
  sku: string | null;
  /** As they were when it was sold. */
  variantTitle: string | null;
  vendor: string | null;
  grams: number;
  quantity: number;
  /** What remains after removals, refunds and cancellation. */
  currentQuantity: number;
  fulfilledQuantity: number;
  /** Of the fulfilled ones, those that were refunded since: they are in `fulfilledQuantity` and no longer in `currentQuantity`. */
  returnedQuantity: number;
  unitMinor: number;
  totalMinor: number;
  /** Of `totalMinor`, what discounts take off in all. */
  discountMinor: number;
  /** … and which of them how much. Absent: nothing. */
  allocations?: DiscountAllocation[];
  taxable: boolean;
  /** On all its units; null where the order's rate holds. */
  taxLines: TaxLine[] | null;
  /** Its units were never taken from the shelf in the books: nothing of it moves stock. */
  bypassesStock: boolean;
  requiresShipping: boolean;
  giftCard: boolean;
  /** The bundle that it is a part of. */
  group?: LineGroup;
  /** How the buyer chose to get it. */
  delivery: DeliveryMethodType;
  /** When its units are due, an equal share each time: a pre-order, or a prepaid subscription. Absent: at once, or when the order is. */
  dueAt?: readonly number[];
  customAttributes: { key: string; value: string }[];
};

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
  methodType: DeliveryMethodType;
  lines: FulfillmentOrderLineRecord[];
  holds: FulfillmentHoldRecord[];
  merchantRequests: MerchantRequestRecord[];
  /** Progress was reported by hand; blocks a move until the order is opened again. */
  progressReported: boolean;
  fulfillAt: number | null;
  /** By when it is to be fulfilled; null when nobody said. */
  fulfillBy: number | null;
  /** Fulfillment orders that a hold of a part split off: they come back when the last hold goes. */
  heldApart: FulfillmentOrderRecord[];
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

export type RestockType = "NO_RESTOCK" | "CANCEL" | "RETURN";

/** Units that left the order, money that went back, or both. */
export type RefundRecord = {
  __typename: "Refund";
  id: number;
  order: OrderRecord;
  note: string | null;
  lines: RefundLineRecord[];
  shippingMinor: number;
  transactions: TransactionRecord[];
  createdAt: number;
};

export type RefundLineRecord = {
  __typename: "RefundLineItem";
  id: number;
  line: LineRecord;
  quantity: number;
  restockType: RestockType;
  locationId: number | null;
  subtotalMinor: number;
};
