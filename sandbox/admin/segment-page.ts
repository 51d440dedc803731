import { readSegmentQuery } from "../shopify/segments/segment-query.ts";
import { toGid } from "../shopify/state/gid.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { html } from "../storefront/html.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";
import { adminOrderPage } from "./admin-order-page.ts";
import { facts, resourcePage } from "./resource-page.ts";

/** So many members are shown. */
const SHOWN = 10;

/** What stands where Shopify's own page of a customer segment would be, with the app's action on it ("Use segment" there). */
export function segmentPage(state: ShopState, app: HostedApp | undefined, id: number): string {
  const segment = state.segments.get(id);
  if (!segment) return adminOrderPage(state, undefined);
  const read = readSegmentQuery(segment.query);
  const members = "problems" in read ? [] : [...state.customers.values()].filter((customer) => read.members(customer, state));
  return resourcePage(app, {
    title: segment.name,
    gid: toGid("Segment", id),
    blocks: [],
    actions: ["admin.customer-segment-details.action.render"],
    body: html`<p><code>${segment.query}</code></p>
      ${facts(
        `${members.length} customers`,
        members.slice(0, SHOWN).map(({ email, firstName, lastName }) => [[firstName, lastName].filter(Boolean).join(" "), email ?? ""]),
      )}`,
  });
}
