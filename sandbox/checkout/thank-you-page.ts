import type { OrderRecord } from "../shopify/state/order-record.ts";
import { html, type Html } from "../storefront/html.ts";
import type { Visit } from "../storefront/visit.ts";
import { extensionSlots } from "./host/extension-slots.ts";
import { orderLines } from "./order-status-page.ts";

/** Right after paying. */
export function thankYouPage(visit: Visit, order: OrderRecord): Html {
  const name = order.shippingAddress?.firstName ?? order.billingAddress?.firstName;
  const slots = (...places: string[]) =>
    extensionSlots(visit, { order: order.checkoutToken ?? "" }, ...places.map((place) => `purchase.thank-you.${place}`));
  return html`${slots("header.render-after", "announcement.render")}
    <h1>Thank you${name ? `, ${name}` : ""}</h1>
    <p>Your order is <b>${order.name}</b>. We write to ${order.email} when a parcel leaves.</p>
    ${slots("customer-information.render-after", "block.render")}
    <h2>What you ordered</h2>
    ${orderLines(visit, order)} ${slots("cart-line-list.render-after")}
    <p><a class="button" href="/storefront/orders/${order.checkoutToken}">Follow your order</a></p>
    <p><a href="/storefront">Back to the shop</a></p>
    ${slots("footer.render-after")}`;
}
