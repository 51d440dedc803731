import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { waitingByRules } from "./is-at-rest.server.ts";
import type { OrderInFulfillment } from "./load-order.server.ts";
import type { ReconcileFacts } from "./read-reconcile-facts.server.ts";
import { withoutOthers } from "./reconcile/without-others.server.ts";
import { withoutShippedBefore } from "./reconcile/shipped-before.server.ts";
import { halfAsked } from "./requests/unattached.ts";

/** What of an order waits for a warehouse now; with what a plan of ours has asked for by half. */
export async function waitingNow(db: ShopDb, shop: Shop, facts: ReconcileFacts): Promise<OrderInFulfillment["fulfillmentOrders"]> {
  const { order } = facts;
  const waiting = waitingByRules(facts);
  if (waiting === undefined) return [];
  const ours = await withoutOthers(db, shop, order, waiting);
  return [...(await withoutShippedBefore(db, shop, order, ours)), ...halfAsked(order)];
}
