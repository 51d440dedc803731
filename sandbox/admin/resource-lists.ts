import type { ShopState } from "../shopify/state/shop-state.ts";
import { html, type Html } from "../storefront/html.ts";
import { resourcePage } from "./resource-page.ts";

/** What stands where Shopify's own list of abandoned checkouts would be: the latest first. */
export function checkoutList(state: ShopState): string {
  const checkouts = [...state.abandonedCheckouts.values()].filter(({ completedAt }) => completedAt === null).toReversed();
  return listPage(
    "Abandoned checkouts",
    checkouts.map(({ id, email, phone }) => ({ path: `checkouts/${id}`, title: `#${id}`, more: email ?? phone ?? "Nobody known" })),
    html`<p>Nobody has left a checkout. Leave one in the storefront, or by <code>POST /_control/checkouts/abandon</code>.</p>`,
  );
}

/** What stands where Shopify's own list of customer segments would be. */
export function segmentList(state: ShopState): string {
  const segments = [...state.segments.values()];
  return listPage(
    "Customer segments",
    segments.map(({ id, name, query }) => ({ path: `customers/segments/${id}`, title: name, more: query })),
    html`<p>There are none.</p>`,
  );
}

function listPage(title: string, items: readonly { path: string; title: string; more: string }[], none: Html): string {
  const body = items.length === 0 ? none : html`<ul>${items.map((item) => html`<li><a href="/_admin/page/${item.path}">${item.title}</a> ${item.more}</li>`)}</ul>`; // oxfmt-ignore
  return resourcePage(undefined, { title, gid: "", blocks: [], actions: [], body });
}
