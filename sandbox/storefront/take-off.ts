import { discountCheckout } from "../shopify/discounts/discount-checkout.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import type { VariantRecord } from "../shopify/state/product-record.ts";
import { type Buyer, priceFor } from "./buyer.ts";

/** What one discount takes off one thing. */
export type Allocation = { title: string; code: string | null; amountMinor: number };

export type TakenOff = {
  /** In the order of the lines asked about. */
  lines: Allocation[][];
  order: Allocation[];
  shipping: Allocation[];
  codes: { code: string; applicable: boolean }[];
  /** All of it together, in the shop's currency. */
  shopMinor: number;
};

export type ToDiscount = {
  lines: { variant: VariantRecord; quantity: number }[];
  codes: string[];
  buyer: Buyer;
  /** In the shop's currency; null while nobody chose. */
  shippingMinor: number | null;
  countryCode: string | null;
  email: string | null;
};

/** What the shop's discounts take off, in the buyer's currency: each line's own, and the order's beside them. */
export function takeOff(state: ShopState, { buyer, ...asked }: ToDiscount): TakenOff {
  const off = discountCheckout(state, asked);
  const lines: Allocation[][] = asked.lines.map(() => []);
  const order: Allocation[] = [];
  const shipping: Allocation[] = [];
  // What is left of a line is converted, not what is taken off it: so an order tells it, and so it is charged.
  const left = asked.lines.map(({ variant, quantity }) => variant.priceMinor * quantity);
  const offLine = (index: number, minor: number) => {
    const before = left[index] ?? 0;
    left[index] = before - minor;
    return priceFor(buyer, before) - priceFor(buyer, before - minor);
  };
  let shopMinor = 0;
  for (const { discount, class: kind, code, lineMinors, shippingMinor } of off.applications) {
    const allocation = (minor: number) => ({ title: discount.terms.title, code, amountMinor: minor });
    shopMinor += shippingMinor + lineMinors.reduce((sum, minor) => sum + minor, 0);
    if (kind === "ORDER")
      order.push(
        allocation(
          priceFor(
            buyer,
            lineMinors.reduce((sum, minor) => sum + minor, 0),
          ),
        ),
      );
    else for (const [index, minor] of lineMinors.entries()) if (minor > 0) lines[index]?.push(allocation(offLine(index, minor)));
    if (shippingMinor > 0) shipping.push(allocation(priceFor(buyer, shippingMinor)));
  }
  return { lines, order, shipping, codes: off.codes.map(({ code, applicable }) => ({ code, applicable })), shopMinor };
}
