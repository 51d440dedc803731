import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { readEventHealth } from "#app/platform/events/event-health.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type OrderLink, readGivenUp } from "./read-given-up.server.ts";

const DAY_MS = 86_400_000;
/** As many repairs of one kind as are listed: one that comes in thousands hides no other. */
const MOST_OF_A_KIND = 12;

/** How well our copy of the shop keeps up: events that wait, comparisons with Shopify, what they repaired, and what was given up. */
export async function readSyncHealth(shop: Shop) {
  const givenUp = await readGivenUp(shop);
  return readInShop(shop, async (db) => {
    const { oldest, ...events } = await readEventHealth(db, shop);
    return {
      asOf: nowDate().toISOString(),
      events: { ...events, oldest: oldest?.toISOString() ?? null },
      reconciliations: await readReconciliations(db, shop),
      repairs: await readRepairs(db, shop),
      givenUp,
    };
  });
}

export type SyncHealthView = Awaited<ReturnType<typeof readSyncHealth>>;

async function readReconciliations(db: ShopDb, shop: Shop) {
  const weekAgo = new Date(nowDate().getTime() - 7 * DAY_MS);
  const repaired = await db.repair.groupBy({
    by: ["resource"],
    where: { shopId: shop.id, repairedAt: { gte: weekAgo } },
    _count: { _all: true },
  });
  const counts = new Map(repaired.map(({ resource, _count }) => [resource, _count._all]));
  const rows = await db.reconciliation.findMany({ where: { shopId: shop.id }, orderBy: { resource: "asc" } });
  return rows.map(({ resource, doneUntil, ranAt, checked }) => ({
    resource,
    doneUntil: doneUntil.toISOString(),
    ranAt: ranAt.toISOString(),
    checked,
    repairs: counts.get(resource) ?? 0,
  }));
}

async function readRepairs(db: ShopDb, shop: Shop) {
  const since = new Date(nowDate().getTime() - 28 * DAY_MS);
  const where = { shopId: shop.id, repairedAt: { gte: since } };
  const ranked = await db.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM (
      SELECT "id", row_number() OVER (PARTITION BY "resource" ORDER BY "repairedAt" DESC, "id") AS "rank"
        FROM "repair" WHERE "shopId" = ${shop.id} AND "repairedAt" >= ${since}) latest
     WHERE "rank" <= ${MOST_OF_A_KIND}::int`;
  const rows = await db.repair.findMany({
    where: { shopId: shop.id, id: { in: ranked.map(({ id }) => id) } },
    orderBy: [{ repairedAt: "desc" }, { id: "asc" }],
  });
  const orders = await ordersBehind(db, shop, rows);
  return {
    count: await db.repair.count({ where }),
    latest: rows.map(({ id, resource, entityId, fault, changedAt, repairedAt }) => ({
      id,
      resource,
      entityId,
      fault,
      changedAt: changedAt?.toISOString() ?? null,
      repairedAt: repairedAt.toISOString(),
      order: orders.get(`${resource} ${entityId}`) ?? null,
    })),
  };
}

/** The order of each thing, where it is one or belongs to one. */
async function ordersBehind(db: ShopDb, shop: Shop, things: readonly { resource: string; entityId: string }[]) {
  const idsOf = (wanted: string) =>
    things.filter(({ resource, entityId }) => resource === wanted && /^\d{1,18}$/.test(entityId)).map(({ entityId }) => BigInt(entityId));
  const parts = await db.fulfillmentOrder.findMany({
    where: { shopId: shop.id, id: { in: idsOf("fulfillment-orders") } },
    select: { id: true, orderId: true },
  });
  const orderIds = [...idsOf("orders"), ...parts.map(({ orderId }) => orderId)];
  const orders = await db.order.findMany({ where: { shopId: shop.id, id: { in: orderIds } }, select: { id: true, name: true } });
  const links = new Map(orders.map(({ id, name }) => [id, { id: String(id), name }]));
  const found = new Map<string, OrderLink>();
  for (const [id, link] of links) found.set(`orders ${id}`, link);
  for (const { id, orderId } of parts) {
    const link = links.get(orderId);
    if (link) found.set(`fulfillment-orders ${id}`, link);
  }
  return found;
}
