import { ChangedFulfillmentOrdersDocument } from "#admin/changed-fulfillment-orders.ts";
import { ChangedOrdersDocument } from "#admin/changed-orders.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import { reconcilableTable } from "#app/shopify/reconcile/reconcilable-table.server.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { copyOrders } from "./copy-orders.server.ts";
import { fulfillmentOrderTable } from "./fulfillment-order-record.ts";
import { orderTable } from "./order-record.ts";

const orders = reconcilableTable({
  resource: "orders",
  table: orderTable,
  copy: copyMissed,
  ask: async (client, asked) => (await client.run(ChangedOrdersDocument, asked)).orders,
});

/** A fulfillment order is copied with its order. */
const fulfillmentOrders = reconcilableTable({
  resource: "fulfillment-orders",
  table: fulfillmentOrderTable,
  copy: copyMissed,
  ask: async (client, asked) => (await client.run(ChangedFulfillmentOrdersDocument, asked)).fulfillmentOrders,
  copyOf: ({ orderId }) => orderId,
});

/** What changed long enough ago to be looked at here Shopify has long since routed: the news of that may be among what was lost. */
function copyMissed(shop: Shop, orderIds: readonly bigint[]): Promise<void> {
  return copyOrders(shop, orderIds, { routingCompletedAt: new Map(orderIds.map((id) => [id, nowDate()])) });
}

/** Finds orders, and changes of them, of which no webhook has come. */
export async function reconcileOrders(shop: Shop): Promise<void> {
  await reconcileCopy(shop, orders);
  await reconcileCopy(shop, fulfillmentOrders);
}
