import { toGid } from "../shopify/state/gid.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";
import { hostedPage } from "./hosted-page.ts";

const ONE = "admin.order-details.print-action.render";
const SEVERAL = "admin.order-index.selection-print-action.render";

/** Shopify's print dialog for these orders, with the app's own print action in it as it was built last. */
export function printPage(app: HostedApp, orderIds: readonly string[]): string {
  const gids = orderIds.filter((id) => /^\d+$/.test(id)).map((id) => toGid("Order", id));
  return hostedPage(app, orderIds.length === 1 ? ONE : SEVERAL, "Print", gids);
}
