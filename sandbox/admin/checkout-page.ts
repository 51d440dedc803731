import { recoveryUrl } from "../shopify/abandonment/checkout-payload.ts";
import { toGid } from "../shopify/state/gid.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { html } from "../storefront/html.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";
import { adminOrderPage } from "./admin-order-page.ts";
import { facts, resourcePage } from "./resource-page.ts";

/** What stands where Shopify's own page of an abandoned checkout would be, with the app's block and action on it. */
export function checkoutPage(state: ShopState, app: HostedApp | undefined, id: number): string {
  const checkout = state.abandonedCheckouts.get(id);
  if (!checkout) return adminOrderPage(state, undefined);
  const { email, phone, lines, completedAt } = checkout;
  return resourcePage(app, {
    title: `Abandoned checkout #${id}`,
    gid: toGid("AbandonedCheckout", id),
    blocks: ["admin.abandoned-checkout-details.block.render"],
    actions: ["admin.abandoned-checkout-details.action.render"],
    body: html`<p>${email ?? phone ?? "Nobody known"} · ${completedAt === null ? "Not recovered" : "Recovered"}</p>
      ${facts(
        "Items",
        lines.map(({ variant, quantity }) => [variant.sku ?? "no SKU", variant.product.title, String(quantity)]),
      )}
      <p><a href="${recoveryUrl(state, checkout)}">Shopify's own link to the checkout</a></p>`,
  });
}
