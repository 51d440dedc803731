import type { DiscountClass, DiscountRecord } from "../discount-record.ts";

/** A line of a cart as discounts see it. */
export type DiscountableLine = {
  /** Null for what the catalogue doesn't have: only discounts for all items take something off it. */
  productId: number | null;
  variantId: number | null;
  quantity: number;
  unitMinor: number;
  /** Bought again and again: discounts for one-time purchases are not for it. */
  isSubscription?: boolean;
};

/** A cart on its way to an order. */
export type DiscountableCart = {
  lines: readonly DiscountableLine[];
  /** How it is to be sent; null while nobody chose, or where nothing is sent. */
  shipping: { priceMinor: number; countryCode: string | null } | null;
  /** As the buyer typed them. */
  codes: readonly string[];
  /** Who buys; null while nobody said. */
  customerId: number | null;
  now: number;
  /** Drafts take no automatic discounts; true unless said. */
  takesAutomatic?: boolean;
};

/** A discount that takes something off a cart, and what: an entry for each line, in their order. */
export type CartApplication = {
  discount: DiscountRecord;
  class: DiscountClass;
  /** The code it was given for; null where it is automatic. */
  code: string | null;
  lineMinors: number[];
  shippingMinor: number;
};

/** Why a code takes nothing off, in the words of the Storefront API's cart warnings. */
export type CodeRefusal =
  | "DISCOUNT_NOT_FOUND"
  | "DISCOUNT_CURRENTLY_INACTIVE"
  | "DISCOUNT_USAGE_LIMIT_REACHED"
  | "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED"
  | "DISCOUNT_CUSTOMER_NOT_ELIGIBLE"
  | "DISCOUNT_ELIGIBLE_CUSTOMER_MISSING"
  | "DISCOUNT_INCOMPATIBLE_PURCHASE_TYPE"
  | "DISCOUNT_NO_ENTITLED_LINE_ITEMS"
  | "DISCOUNT_NO_ENTITLED_SHIPPING_LINES"
  | "DISCOUNT_PURCHASE_NOT_IN_RANGE"
  | "DISCOUNT_QUANTITY_NOT_IN_RANGE"
  | "DISCOUNT_CODE_NOT_HONOURED";

export type CodeAnswer = { code: string; applicable: true } | { code: string; applicable: false; reason: CodeRefusal };

/** What discounts make of a cart. */
export type CartDiscounts = {
  /** Product discounts first, then those of the order, then of shipping; each takes something off. */
  applications: CartApplication[];
  /** What is taken off each line in all, in their order. */
  lineMinors: number[];
  shippingMinor: number;
  /** Lines and shipping together. */
  totalMinor: number;
  /** Each code once, in the order in which they were typed. */
  codes: CodeAnswer[];
};
