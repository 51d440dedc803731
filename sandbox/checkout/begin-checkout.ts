import { randomBytes } from "node:crypto";
import type { Visit } from "../storefront/visit.ts";
import type { CheckoutRecord } from "./checkout-record.ts";

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
