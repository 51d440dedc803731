import { randomBytes } from "node:crypto";
import type { CartRecord } from "../storefront/cart.ts";
import type { Visit } from "../storefront/visit.ts";
import type { CheckoutField } from "./checkout-form.ts";

/** A checkout that was begun: what was filled in so far, under the token that extensions, pixels and the order know it by. */
export type CheckoutRecord = {
  token: string;
  cart: CartRecord;
  filled: Partial<Record<CheckoutField, string>>;
  /** By Apple Pay, Google Pay or the like: its lines can't be changed any more. */
  accelerated: boolean;
  /** Its cart is somebody else's to say, as with a draft order's invoice: nothing of it may be changed. */
  locked: boolean;
  /** Shown in the merchant's checkout editor. */
  inEditor: boolean;
  /** Grows with every change of its lines, and lines are named anew by it. */
  revision: number;
  ordered: boolean;
};

/** The checkout of the buyer's cart: the one that was begun, or a new one. */
export function checkoutOf({ storefront, cart }: Visit): CheckoutRecord {
  const begun = storefront.checkouts.get(cart.checkoutToken ?? "");
  if (begun && !begun.ordered) return begun;
  const checkout = {
    token: randomBytes(16).toString("hex"),
    cart,
    filled: {},
    accelerated: false,
    locked: false,
    inEditor: false,
    revision: 1,
    ordered: false,
  };
  cart.checkoutToken = checkout.token;
  storefront.checkouts.set(checkout.token, checkout);
  return checkout;
}
