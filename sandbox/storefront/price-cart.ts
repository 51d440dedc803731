import type { ShopState } from "../shopify/state/shop-state.ts";
import { type Buyer, priceFor } from "./buyer.ts";
import type { CartLine, CartRecord } from "./cart.ts";
import { type Allocation, takeOff } from "./take-off.ts";

/** What a cart costs, in minor units of the buyer's currency. */
export type PricedCart = {
  currency: string;
  lines: PricedLine[];
  units: number;
  /** Before anything is taken off. */
  originalMinor: number;
  /** What is taken off the lines themselves, and the whole order. */
  discountMinor: number;
  /** What is to be paid for the things; without shipping. */
  totalMinor: number;
  /** Of `discountMinor`, what is taken off the whole order. */
  orderDiscounts: Allocation[];
  /** Zero until a way of sending is chosen. */
  shippingMinor: number;
  shippingDiscounts: Allocation[];
  codes: { code: string; applicable: boolean }[];
};

export type PricedLine = CartLine & { unitMinor: number; originalMinor: number; discounts: Allocation[]; totalMinor: number };

/** What is known of a checkout beside its cart. Shipping is in the shop's currency. */
export type CheckoutFacts = { shippingMinor?: number | null; countryCode?: string | null; email?: string | null };

/** Prices a cart for a buyer, with what the shop's discounts take off. */
export function priceCart(
  state: ShopState,
  cart: Pick<CartRecord, "lines" | "codes">,
  buyer: Buyer,
  { shippingMinor = null, countryCode = null, email = null }: CheckoutFacts = {},
): PricedCart {
  const off = takeOff(state, { lines: cart.lines, codes: cart.codes, buyer, shippingMinor, countryCode, email });
  const shipping = priceFor(buyer, shippingMinor ?? 0);
  const lines = cart.lines.map((line, index): PricedLine => {
    const discounts = off.lines[index] ?? [];
    const unitMinor = priceFor(buyer, line.variant.priceMinor);
    const originalMinor = priceFor(buyer, line.variant.priceMinor * line.quantity);
    return { ...line, unitMinor, originalMinor, discounts, totalMinor: originalMinor - sum(discounts) };
  });
  const originalMinor = lines.reduce((total, line) => total + line.originalMinor, 0);
  const paidForShipping = shipping - sum(off.shipping);
  // What is charged is converted once, so that the order is of the very total that was shown.
  const shopMinor = cart.lines.reduce((total, { variant, quantity }) => total + variant.priceMinor * quantity, shippingMinor ?? 0);
  const totalMinor = priceFor(buyer, shopMinor - off.shopMinor) - paidForShipping;
  return {
    currency: buyer.currency,
    lines,
    units: lines.reduce((total, { quantity }) => total + quantity, 0),
    originalMinor,
    discountMinor: originalMinor - totalMinor,
    totalMinor,
    orderDiscounts: off.order,
    shippingMinor: paidForShipping,
    shippingDiscounts: off.shipping,
    codes: off.codes,
  };
}

function sum(allocations: readonly Allocation[]): number {
  return allocations.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
