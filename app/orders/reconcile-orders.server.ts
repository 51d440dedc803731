import { ChangedFulfillmentOrdersDocument } from "#admin/changed-fulfillment-orders.ts";
import { ChangedOrdersDocument } from "#admin/changed-orders.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import { idOf } from "#app/shopify/gid.ts";
import { changesByPage } from "#app/shopify/reconcile/changes-by-page.ts";
import { knownCopies } from "#app/shopify/reconcile/known-copies.server.ts";
import type { Reconcilable } from "#app/shopify/reconcile/reconcilable.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { copyOrders } from "./copy-orders.server.ts";
import { fulfillmentOrderTable } from "./fulfillment-order-record.ts";
import { orderTable } from "./order-record.ts";

const orders: Reconcilable = {
  resource: "orders",
  changes: (client, changed) =>
    changesByPage(
      async (after) => (await client.run(ChangedOrdersDocument, { changed, after })).orders,
      ({ id, updatedAt }) => ({ id: String(idOf(id)), changedAt: new Date(updatedAt), copy: idOf(id) }),
    ),
  known: knownCopies(orderTable),
  copy: copyMissed,
};

/** A fulfillment order is copied with its order. */
const fulfillmentOrders: Reconcilable = {
  resource: "fulfillment-orders",
  changes: (client, changed) =>
    changesByPage(
      async (after) => (await client.run(ChangedFulfillmentOrdersDocument, { changed, after })).fulfillmentOrders,
      ({ id, orderId, updatedAt }) => ({ id: String(idOf(id)), changedAt: new Date(updatedAt), copy: idOf(orderId) }),
    ),
  known: knownCopies(fulfillmentOrderTable),
  copy: copyMissed,
};

/** What changed long enough ago to be looked at here Shopify has long since routed: the news of that may be among what was lost. */
function copyMissed(shop: Shop, orderIds: readonly bigint[]): Promise<void> {
  return copyOrders(shop, orderIds, { routingCompletedAt: new Map(orderIds.map((id) => [id, nowDate()])) });
}

/** Finds orders, and changes of them, of which no webhook has come. */
export async function reconcileOrders(shop: Shop): Promise<void> {
  await reconcileCopy(shop, orders);
  await reconcileCopy(shop, fulfillmentOrders);
}
