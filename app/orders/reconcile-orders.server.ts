import { ChangedFulfillmentOrdersDocument } from "#admin/changed-fulfillment-orders.ts";
import { ChangedOrdersDocument } from "#admin/changed-orders.ts";
import { CountedOrdersDocument } from "#admin/counted-orders.ts";
import { ListedOrdersDocument } from "#admin/listed-orders.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import { shownSince } from "#app/shopify/import/kept-back.ts";
import { exactly, type Countable } from "#app/shopify/reconcile/countable.ts";
import { reconcilableTable } from "#app/shopify/reconcile/reconcilable-table.server.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { reconcileCount } from "#app/shopify/reconcile/reconcile-count.server.ts";
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

const placed: Countable = {
  resource: "orders",
  type: "Order",
  table: orderTable,
  within(now) {
    const since = shownSince(now);
    return { query: `created_at:>='${since.toISOString()}'`, where: Prisma.sql`"createdAt" >= ${since} AND "goneAt" IS NULL` };
  },
  count: async (client, query) => exactly((await client.run(CountedOrdersDocument, { query: query ?? "" })).ordersCount),
  list: async (client, { query, after }) => (await client.run(ListedOrdersDocument, { query: query ?? "", after })).orders,
  copy: copyMissed,
};

/** Finds orders that came, changed or were deleted without a webhook that told of it. */
export async function reconcileOrders(shop: Shop): Promise<void> {
  await reconcileCopy(shop, orders);
  await reconcileCount(shop, placed);
  await reconcileCopy(shop, fulfillmentOrders);
}
