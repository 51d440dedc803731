import type { ShopState } from "../shopify/state/shop-state.ts";
import type { VariantRecord } from "../shopify/state/product-record.ts";
import type { Buyer } from "./buyer.ts";

/** What one discount takes off one thing. */
export type Allocation = { title: string; code: string | null; amountMinor: number };

export type TakenOff = {
  /** In the order of the lines asked about. */
  lines: Allocation[][];
  order: Allocation[];
  shipping: Allocation[];
  codes: { code: string; applicable: boolean }[];
};

export type ToDiscount = {
  lines: { variant: VariantRecord; quantity: number; unitMinor: number }[];
  codes: string[];
  buyer: Buyer;
  shippingMinor: number;
  customerId: number | null;
};

/** What the shop's discounts take off, in the buyer's currency. */
export function takeOff(_state: ShopState, { lines, codes }: ToDiscount): TakenOff {
  return { lines: lines.map(() => []), order: [], shipping: [], codes: codes.map((code) => ({ code, applicable: false })) };
}
