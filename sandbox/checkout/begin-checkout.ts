import { checkoutTokenOf } from "../storefront/numbered-buyer.ts";
import type { Visit } from "../storefront/visit.ts";
import type { CheckoutRecord } from "./checkout-record.ts";

/** The checkout of the buyer's cart: the one that was begun, or a new one. */
export function checkoutOf({ storefront, cart }: Visit): CheckoutRecord {
  const begun = storefront.checkouts.get(cart.checkoutToken ?? "");
  if (begun && !begun.ordered) return begun;
  const ordered = storefront.checkouts.values().filter((one) => one.cart.token === cart.token && one.ordered);
  const checkout = {
    token: checkoutTokenOf(cart.token, [...ordered].length),
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
