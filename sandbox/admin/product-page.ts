import { toGid } from "../shopify/state/gid.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { html } from "../storefront/html.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";
import { adminOrderPage } from "./admin-order-page.ts";
import { facts, resourcePage } from "./resource-page.ts";

/** A page that lists all variants of a product is read by nobody. */
const MOST_VARIANTS = 20;

/** What stands where Shopify's own page of a product would be, with the app's block on it. */
export function productPage(state: ShopState, app: HostedApp | undefined, id: number): string {
  const product = state.products.get(id);
  if (!product) return adminOrderPage(state, undefined);
  const { title, status, handle, variants } = product;
  return resourcePage(app, {
    title,
    gid: toGid("Product", id),
    blocks: ["admin.product-details.block.render"],
    actions: [],
    body: html`<p>${status} · <a href="/storefront/products/${handle}">In the shop</a></p>
      ${facts(
        `Variants (${String(variants.length)})`,
        variants.slice(0, MOST_VARIANTS).map((variant) => [variant.sku ?? "no SKU", variant.title, (variant.priceMinor / 100).toFixed(2)]),
      )}`,
  });
}
