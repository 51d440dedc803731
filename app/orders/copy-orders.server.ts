import { FulfillmentOrderLinesPageDocument } from "#admin/fulfillment-order-lines-page.ts";
import { FulfillmentOrdersPageDocument } from "#admin/fulfillment-orders-page.ts";
import { OrderLinesPageDocument } from "#admin/order-lines-page.ts";
import { OrdersToCopyDocument } from "#admin/orders-to-copy.ts";
import type { OrdersToCopyQuery } from "#admin/orders-to-copy.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import type { AdminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf, everyPage } from "#app/shopify/copy/paging.ts";
import { upsertChildren, upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { shownSince } from "#app/shopify/import/kept-back.ts";
import { fulfillmentFromAdmin, fulfillmentTable } from "./fulfillment-record.ts";
import { fulfillmentOrderFromAdmin, fulfillmentOrderTable } from "./fulfillment-order-record.ts";
import { fulfillmentOrderLineFromAdmin, fulfillmentOrderLineTable } from "./fulfillment-order-line-record.ts";
import { orderAlreadyCopied, orderChanged, orderGone } from "./order-events.ts";
import type { StandingFulfillmentOrder } from "./moved-parts.ts";
import { noteMovedParts, readStanding } from "./note-moved-parts.server.ts";
import { orderFromAdmin, orderTable } from "./order-record.ts";
import { orderLineFromAdmin, orderLineTable } from "./order-line-record.ts";

/** Orders that one query reads and one transaction writes. Shopify charges all of them like the dearest. */
export const AT_ONCE = 10;

type Why = {
  /** The room that asks, and looks at the copy itself. */
  askedBy?: string;
  /** When Shopify's own routing of an order was complete: an event says so, and no query does. */
  routingCompletedAt?: ReadonlyMap<bigint, Date>;
  /** When it was heard that an order is to be copied. A copy that was asked for since has what was heard: it is not made again. */
  heardAt?: ReadonlyMap<bigint, Date>;
};

type Order = Extract<OrdersToCopyQuery["nodes"][number], { id: string }>;

/**
 * Copies orders as they are in Shopify now: with all lines, fulfillment orders and fulfillments, however many.
 *
 * Newer wins: a copy that is older than ours changes nothing. What Shopify no longer names (a removed line, a merged fulfillment order) is
 * removed. Of an order that Shopify does not know any more, and would show, it is said that it is gone (`order.gone`). Twice equals once.
 *
 * In the transaction of its write each order that was taken is said to have changed (`order.changed`); of one that needed no new copy it is
 * said that it has one (`order.already-copied`).
 */
export async function copyOrders(shop: Shop, orderIds: readonly bigint[], why: Why = {}): Promise<void> {
  const asked = [...new Set(orderIds)];
  const known = why.heardAt ? await passOver(shop, asked, why.heardAt, why) : new Set();
  const toRead = asked.filter((id) => !known.has(id));
  for (const batch of batchesOf(toRead, AT_ONCE)) await copyTogether(shop, batch, why);
}

/**
 * Those of the orders that were read since they were heard of. Clocks of two machines may differ by less than Shopify takes to speak of a
 * change: what came before a reading began is in its answer.
 */
function passOver(shop: Shop, orderIds: readonly bigint[], heardAt: ReadonlyMap<bigint, Date>, why: Why): Promise<ReadonlySet<bigint>> {
  return inShop(shop, async (db) => {
    const batch = await copiedSince(db, shop, orderIds, (id) => heardAt.get(id));
    if (batch.length === 0) return new Set<bigint>();
    const completed = await noteReading(db, shop, { batch, taken: [], readAt: nowDate(), why });
    await sayChanged(db, shop, completed, why);
    await sayCopied(db, shop, without(batch, completed), why);
    return new Set(batch);
  });
}

/**
 * Two copies of an order may be under way at once, and Shopify's own times (whole seconds) do not say which of two answers is newer. So an
 * answer that was asked for before the one that our copy is from counts for nothing: what it was asked for is in the other.
 */
async function copyTogether(shop: Shop, batch: readonly bigint[], why: Why): Promise<void> {
  const client = adminClient(shop);
  const readAt = nowDate();
  const { nodes } = await client.run(OrdersToCopyDocument, { ids: batch.map((id) => gid("Order", id)) });
  const orders = await Promise.all(nodes.filter(isOrder).map((order) => complete(client, order)));
  const gone = batch.filter((_, index) => nodes[index] == null);
  // An order that has only grown too old to be shown is not gone.
  const mayBeGoneSince = gone.length === 0 || (await hasScope(shop, "read_all_orders")) ? null : shownSince(readAt);
  await inShop(shop, async (db) => {
    const overtaken = await copiedSince(db, shop, batch, () => readAt);
    const newest = orders.filter(({ order }) => !overtaken.includes(idOf(order.id)));
    const changed = await noteReading(db, shop, { batch, taken: await write(db, shop, newest), readAt, why });
    await sayChanged(db, shop, changed, why);
    await sayCopied(db, shop, without(overtaken, changed), why);
    for (const orderId of await stillKept(db, shop, gone, mayBeGoneSince)) await publish(db, shop, orderGone, { orderId });
  });
}

async function stillKept(db: ShopDb, shop: Shop, gone: readonly bigint[], placedSince: Date | null): Promise<bigint[]> {
  if (gone.length === 0) return [];
  const kept = await db.order.findMany({
    where: { shopId: shop.id, id: { in: [...gone] }, ...(placedSince && { createdAt: { gte: placedSince } }) },
    select: { id: true },
  });
  return kept.map(({ id }) => id);
}

/** Removes our copy of an order, with all that hangs on it. */
export async function removeOrder(db: ShopDb, shop: Shop, orderId: bigint): Promise<void> {
  await db.$executeRaw`
    DELETE FROM "fulfillment_order_line" line USING "fulfillment_order" f
     WHERE f."shopId" = ${shop.id} AND f."orderId" = ${orderId} AND line."shopId" = f."shopId" AND line."fulfillmentOrderId" = f."id"`;
  await db.orderLine.deleteMany({ where: { shopId: shop.id, orderId } });
  await db.order.deleteMany({ where: { shopId: shop.id, id: orderId } });
}

/** Says that an order is no longer in Shopify, which is kept here all the same. */
export async function noteGone(db: ShopDb, shop: Shop, orderId: bigint): Promise<void> {
  await db.order.updateMany({ where: { shopId: shop.id, id: orderId, goneAt: null }, data: { goneAt: nowDate() } });
}

/** Of the orders, those whose copy was asked for after a moment. All stay locked, so that nobody writes them meanwhile. */
async function copiedSince(
  db: ShopDb,
  shop: Shop,
  orderIds: readonly bigint[],
  moment: (id: bigint) => Date | undefined,
): Promise<readonly bigint[]> {
  const known = await db.$queryRaw<{ id: bigint; copiedAt: Date | null }[]>`
    SELECT "id", "copiedAt" FROM "order" WHERE "shopId" = ${shop.id} AND "id" = ANY (${[...orderIds]}::bigint[]) ORDER BY "id" FOR UPDATE`;
  const since = known.filter(({ id, copiedAt }) => {
    const from = moment(id);
    return from !== undefined && copiedAt !== null && copiedAt > from;
  });
  return since.map(({ id }) => id);
}

async function sayChanged(db: ShopDb, shop: Shop, orderIds: readonly bigint[], { askedBy = null }: { askedBy?: string | null }) {
  for (const orderId of new Set(orderIds)) await publish(db, shop, orderChanged, { orderId, askedBy });
}

/** Not to a room that asked for the copy: it looks at whichever there is. */
async function sayCopied(db: ShopDb, shop: Shop, orderIds: readonly bigint[], { askedBy }: Why) {
  if (askedBy === undefined) for (const orderId of orderIds) await publish(db, shop, orderAlreadyCopied, { orderId });
}

const without = (ids: readonly bigint[], others: readonly bigint[]) => ids.filter((id) => !others.includes(id));

type Reading = { batch: readonly bigint[]; taken: readonly bigint[]; readAt: Date; why: Why };

/** Of the orders that were read, those that were taken, or whose routing is complete now. */
async function noteReading(db: ShopDb, shop: Shop, { batch, taken, readAt, why }: Reading): Promise<bigint[]> {
  const completed = batch.flatMap((id) => why.routingCompletedAt?.get(id)?.toISOString() ?? []);
  const completedIds = batch.filter((id) => why.routingCompletedAt?.has(id));
  const noted = await db.$queryRaw<{ id: bigint }[]>`
    UPDATE "order" o
       SET "copiedAt" = CASE WHEN o."id" = ANY (${taken}::bigint[]) THEN ${readAt}::timestamptz ELSE o."copiedAt" END,
           "routingCompletedAt" = coalesce(complete.at, o."routingCompletedAt")
      FROM "order" known
      LEFT JOIN unnest(${completedIds}::bigint[], ${completed}::timestamptz[]) AS complete (id, at) ON complete.id = known."id"
     WHERE known."shopId" = ${shop.id} AND known."id" = ANY (${[...batch]}::bigint[])
       AND (known."id" = ANY (${taken}::bigint[]) OR complete.at IS NOT NULL)
       AND o."shopId" = known."shopId" AND o."id" = known."id"
    RETURNING o."id"`;
  return noted.map(({ id }) => id);
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

async function write(db: ShopDb, shop: Shop, orders: readonly Awaited<ReturnType<typeof complete>>[]): Promise<bigint[]> {
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
  const standing = fulfillmentOrders.map(standingOf);
  const before = await readStanding(db, shop, standing);
  const takenFulfillmentOrders = await upsertChildren(
    db,
    shop,
    fulfillmentOrderTable,
    taken,
    fulfillmentOrders.map(({ one }) => fulfillmentOrderFromAdmin(one)),
  );
  const linesOf = ({ one, lines }: (typeof fulfillmentOrders)[number]) => lines.map((line) => fulfillmentOrderLineFromAdmin(line, one.id));
  await upsertChildren(db, shop, fulfillmentOrderLineTable, takenFulfillmentOrders, fulfillmentOrders.flatMap(linesOf));
  await noteMovedParts(db, shop, before, standing);

  await upsertCopies(
    db,
    shop,
    fulfillmentTable,
    orders.flatMap(({ order }) => order.fulfillments.map((one) => fulfillmentFromAdmin(one, order.id))),
  );
  return taken;
}

function standingOf({ one, lines }: Awaited<ReturnType<typeof completeLines>>): StandingFulfillmentOrder {
  const at = one.assignedLocation.location;
  return {
    id: idOf(one.id),
    orderId: idOf(one.orderId),
    assignedLocationId: at ? idOf(at.id) : null,
    lines: lines.map(({ lineItem, totalQuantity }) => ({ orderLineId: idOf(lineItem.id), totalQuantity })),
  };
}
