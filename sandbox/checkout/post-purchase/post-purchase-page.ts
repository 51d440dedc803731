import type { OrderRecord } from "../../shopify/state/order-record.ts";
import { html, type Html } from "../../storefront/html.ts";
import type { HostedApp } from "../../storefront/hosted-app.ts";
import { findExtensions } from "../host/find-extensions.ts";

/** Between payment and the thank-you page: what the app offers now is added to the order that was just paid. */
export function postPurchasePage(app: HostedApp, order: OrderRecord): Html | undefined {
  const extension = findExtensions(app).find(({ type, bundle }) => type === "checkout_post_purchase" && bundle !== null);
  if (!extension) return undefined;
  return html`<p class="row">
      <span>You have paid for order <b>${order.name}</b>.</span>
      <a id="leave" href="/storefront/thank-you/${order.checkoutToken}">View order confirmation</a>
    </p>
    <div
      data-post-purchase
      data-extension="${extension.handle}"
      data-order="${order.checkoutToken}"
      data-app-origin="${app.origin()}"
      data-application-url="${app.applicationUrl}"
    >
      <p data-waiting role="status">One moment …</p>
    </div>`;
}

/** Whether a payment can be charged again, and so whether anything is offered after it. */
export function canPayAgain(order: OrderRecord): boolean {
  return order.financialStatus === "PAID" || order.financialStatus === "AUTHORIZED";
}
