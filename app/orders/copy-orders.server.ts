import { FulfillmentOrderLinesPageDocument } from "#admin/fulfillment-order-lines-page.ts";
import { FulfillmentOrdersPageDocument } from "#admin/fulfillment-orders-page.ts";
import { OrderLinesPageDocument } from "#admin/order-lines-page.ts";
import { OrdersToCopyDocument } from "#admin/orders-to-copy.ts";
import type { OrdersToCopyQuery } from "#admin/orders-to-copy.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import type { AdminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf, everyPage } from "#app/shopify/copy/paging.ts";
import { upsertChildren, upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { fulfillmentFromAdmin } from "./fulfillment-record.ts";
import { fulfillmentOrderFromAdmin } from "./fulfillment-order-record.ts";
import { fulfillmentOrderLineFromAdmin } from "./fulfillment-order-line-record.ts";
import { fulfillmentOrderLineTable } from "./fulfillment-order-line-record.ts";
import { fulfillmentOrderTable } from "./fulfillment-order-record.ts";
import { fulfillmentTable } from "./fulfillment-record.ts";
import { orderFromAdmin } from "./order-record.ts";
import { orderLineFromAdmin } from "./order-line-record.ts";
import { orderLineTable } from "./order-line-record.ts";
import { orderTable } from "./order-record.ts";

/** Two orders with a page of lines and of fulfillment orders each stay under the thousand points that Shopify allows one query. */
const AT_ONCE = 2;

type Order = Extract<OrdersToCopyQuery["nodes"][number], { id: string }>;

/**
 * Copies orders as they are in Shopify now: with all lines, fulfillment orders and fulfillments, however many.
 *
 * Newer wins: a copy that is older than ours changes nothing. What Shopify no longer names (a removed line, a merged fulfillment order) is
 * removed. An order that Shopify does not know any more is removed too, unless a parcel tells of it. Twice equals once.
 */
export async function copyOrders(shop: Shop, orderIds: readonly bigint[]): Promise<void> {
  const client = adminClient(shop);
  for (const batch of batchesOf([...new Set(orderIds)], AT_ONCE)) {
    const { nodes } = await client.run(OrdersToCopyDocument, { ids: batch.map((id) => gid("Order", id)) });
    const orders = await Promise.all(nodes.filter(isOrder).map((order) => complete(client, order)));
    const gone = batch.filter((_, index) => nodes[index] == null);
    await inShop(shop, async (db) => {
      await write(db, shop, orders);
      if (gone.length > 0) await db.order.deleteMany({ where: { shopId: shop.id, id: { in: gone }, parcels: { none: {} } } });
    });
  }
}

const isOrder = (node: OrdersToCopyQuery["nodes"][number]): node is Order => node !== null && "lineItems" in node;

/** The order with the pages that its first answer left out. */
async function complete(client: AdminClient, order: Order) {
  const id = order.id;
  const lines = await everyPage(
    order.lineItems,
    async (after) => (await client.run(OrderLinesPageDocument, { id, after })).order?.lineItems,
  );
  const fulfillmentOrders = await everyPage(
    order.fulfillmentOrders,
    async (after) => (await client.run(FulfillmentOrdersPageDocument, { id, after })).order?.fulfillmentOrders,
  );
  return { order, lines, fulfillmentOrders: await Promise.all(fulfillmentOrders.map((one) => completeLines(client, one))) };
}

async function completeLines(client: AdminClient, one: Order["fulfillmentOrders"]["nodes"][number]) {
  const nextPage = async (after: string) =>
    (await client.run(FulfillmentOrderLinesPageDocument, { id: one.id, after })).fulfillmentOrder?.lineItems;
  return { one, lines: await everyPage(one.lineItems, nextPage) };
}

async function write(db: ShopDb, shop: Shop, orders: readonly Awaited<ReturnType<typeof complete>>[]): Promise<void> {
  const digits = minorDigits(shop.currency);
  const taken = await upsertCopies(
    db,
    shop,
    orderTable,
    orders.map(({ order }) => orderFromAdmin(order, digits)),
  );
  await upsertChildren(
    db,
    shop,
    orderLineTable,
    taken,
    orders.flatMap(({ order, lines }) => lines.map((line) => orderLineFromAdmin(line, order.id, digits))),
  );

  const fulfillmentOrders = orders.flatMap((order) => order.fulfillmentOrders);
  const takenFulfillmentOrders = await upsertChildren(
    db,
    shop,
    fulfillmentOrderTable,
    taken,
    fulfillmentOrders.map(({ one }) => fulfillmentOrderFromAdmin(one)),
  );
  const linesOf = ({ one, lines }: (typeof fulfillmentOrders)[number]) => lines.map((line) => fulfillmentOrderLineFromAdmin(line, one.id));
  await upsertChildren(db, shop, fulfillmentOrderLineTable, takenFulfillmentOrders, fulfillmentOrders.flatMap(linesOf));

  await upsertCopies(
    db,
    shop,
    fulfillmentTable,
    orders.flatMap(({ order }) => order.fulfillments.map((one) => fulfillmentFromAdmin(one, order.id))),
  );
}
