import type { OrderRecord } from "../shopify/state/order-record.ts";
import { html, type Html } from "../storefront/html.ts";

/** Right after paying. */
export function thankYouPage(order: OrderRecord): Html {
  const name = order.shippingAddress?.firstName ?? order.billingAddress?.firstName;
  return html`<h1>Thank you${name ? `, ${name}` : ""}</h1>
    <p>Your order is <b>${order.name}</b>. We write to ${order.email} when a parcel leaves.</p>
    <p><a class="button" href="/storefront/orders/${order.checkoutToken}">Follow your order</a></p>
    <p><a href="/storefront">Back to the shop</a></p>`;
}
