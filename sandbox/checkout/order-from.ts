import type { AddressRecord } from "../shopify/state/address-record.ts";
import type { OrderRecord } from "../shopify/state/order-record.ts";
import { OFFER_WINDOW_MS } from "../shopify/post-purchase/offer-window.ts";
import { placeOrder } from "../shopify/state/place-order.ts";
import type { Visit } from "../storefront/visit.ts";
import type { CheckoutRecord } from "./checkout-record.ts";
import { hasPostPurchase } from "./host/extension-slots.ts";
import type { ShippingMethod } from "./shipping-methods.ts";

export type Paid = { email: string; payment: "card" | "cod"; method: ShippingMethod; address: AddressRecord };

/** The order of a checkout, under the checkout's token. */
export function orderFrom(visit: Visit, checkout: CheckoutRecord, { email, payment, method, address }: Paid): OrderRecord {
  const { storefront, buyer } = visit;
  const { state } = storefront;
  const { cart } = checkout;
  return placeOrder(state, {
    source: "web",
    // As it was put in: what came last stands first in a cart.
    lines: cart.lines.toReversed().map(({ variant, quantity, properties }) => ({
      variant,
      quantity,
      customAttributes: Object.entries(properties).map(([key, value]) => ({ key, value })),
    })),
    email,
    cashOnDelivery: payment === "cod",
    // While something is offered after payment, until the buyer is on the thank-you page.
    postPurchaseMs: payment === "card" && hasPostPurchase(visit) ? OFFER_WINDOW_MS : storefront.postPurchaseMs,
    shipping: { title: method.title, code: method.code, priceMinor: method.priceMinor },
    shippingAddress: address,
    note: cart.note || null,
    customAttributes: Object.entries(cart.attributes).map(([key, value]) => ({ key, value })),
    presentment: { currency: buyer.currency, rate: buyer.rate },
    checkoutToken: checkout.token,
    discountCodes: cart.codes,
  });
}
