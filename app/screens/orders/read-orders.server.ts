import { Prisma } from "#generated/prisma/client.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lateOrders, todayAt } from "#app/parcels/lateness.server.ts";
import { warehouseChargeSql } from "#app/parcels/warehouse-charge.server.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isLive, isOpen } from "#app/parcels/parcel-stage.ts";
import { type OrderAction, type OrderFacts, whyNot } from "#app/fulfillment/decisions/order-actions.ts";
import { readOrderFacts } from "#app/fulfillment/decisions/read-order-facts.server.ts";
import { matchingOrders } from "./matching-orders.server.ts";
import type { OrdersFilter } from "./orders-filter.ts";

export type OrdersIndex = {
  rows: OrderRow[];
  /** Keysets of the pages beside this one; null at the ends. */
  newer: string | null;
  older: string | null;
  warehouses: { id: string; name: string }[];
  hasOrders: boolean;
};

export type OrderRow = {
  id: string;
  name: string;
  placedAt: string;
  customer: string | null;
  items: number;
  warehouses: string[];
  stage: string;
  /** ISO date of the next departure, and today's date, both at the warehouse; null when nothing is on its way out. */
  leavesOn: string | null;
  today: string;
  /** Why it is held; null where it is not. */
  held: Message | null;
  /** What its warehouses are expected to charge; null before routing. */
  cost: Money | null;
  /** What can be done with it, of what can be done with many at once. */
  can: BulkAction[];
};

/** What can be done with many orders at once. */
export const BULK_ACTIONS = ["reroute", "hold", "release"] as const satisfies readonly OrderAction[];
export type BulkAction = (typeof BULK_ACTIONS)[number];

const PAGE = 50;

/** A page of orders, newest first, as filtered. One statement whatever the filter, so that a page costs the same anywhere in the list. */
export async function readOrders(shop: Shop, filter: OrdersFilter): Promise<OrdersIndex> {
  const backwards = filter.before !== null;
  return inShop(shop, async (db) => {
    const found = await db.$queryRaw<FoundOrder[]>`
      WITH page AS (
        SELECT o.* FROM "order" o
         WHERE ${Prisma.join(conditions(shop, filter), " AND ")}
         ORDER BY o."createdAt" ${backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`}, o."id" ${backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`}
         LIMIT ${PAGE + 1})
      SELECT page."id", page."name", page."createdAt", page."customerName", page."currency", page."stage"::text AS "stage", page."held" -> 0 AS "held",
             items."count" AS "items", parcels."warehouses", parcels."leavesOn", parcels."today", parcels."cost"
        FROM page
        LEFT JOIN LATERAL (
          SELECT sum(l."currentQuantity")::int AS "count" FROM "order_line" l
           WHERE l."shopId" = page."shopId" AND l."orderId" = page."id") items ON true
        LEFT JOIN LATERAL (
          SELECT array_agg(DISTINCT w."name") AS "warehouses",
                 min(p."leavesOn") FILTER (WHERE ${stageIs(isOpen, "p")}) AS "leavesOn",
                 min(${todayAt("w", nowDate())}) AS "today",
                 round(sum(${warehouseChargeSql("p")}))::int AS "cost"
            FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
           WHERE p."shopId" = page."shopId" AND p."orderId" = page."id" AND ${stageIs(isLive, "p")}) parcels ON true
       ORDER BY page."createdAt" DESC, page."id" DESC`;
    const warehouses = await db.warehouse.findMany({
      where: { shopId: shop.id },
      select: { id: true, name: true },
      orderBy: { priority: "asc" },
    });
    const hasOrders = found.length > 0 || (await db.order.findFirst({ where: { shopId: shop.id }, select: { id: true } })) !== null;

    const more = found.length > PAGE;
    const rows = more ? (backwards ? found.slice(1) : found.slice(0, PAGE)) : found;
    const [first, last] = [rows.at(0), rows.at(-1)];
    const facts = await readOrderFacts(
      db,
      shop,
      rows.map(({ id }) => id),
    );
    return {
      rows: rows.map((row) => toRow(row, facts.get(row.id))),
      newer: first && (backwards ? more : filter.after !== null) ? keyset(first) : null,
      older: last && (backwards || more) ? keyset(last) : null,
      warehouses,
      hasOrders,
    };
  });
}

type FoundOrder = {
  id: bigint;
  name: string;
  createdAt: Date;
  customerName: string | null;
  currency: string;
  stage: string;
  held: unknown;
  items: number | null;
  warehouses: string[] | null;
  leavesOn: string | null;
  today: string | null;
  cost: number | null;
};

function conditions(shop: Shop, filter: OrdersFilter): Prisma.Sql[] {
  const all = [Prisma.sql`o."shopId" = ${shop.id}`];
  if (filter.view === "needs-you") all.push(Prisma.sql`o."stage" = 'needs_you'`);
  if (filter.view === "held") all.push(Prisma.sql`o."stage" = 'held'`);
  if (filter.view === "at-warehouse") all.push(Prisma.sql`o."stage" = 'at_warehouse'`);
  if (filter.view === "shipped") all.push(Prisma.sql`o."stage" IN ('shipped', 'delivered')`);
  if (filter.view === "late") all.push(Prisma.sql`o."id" IN (${lateOrders(shop.id, nowDate())})`);
  if (filter.view === "split") {
    all.push(Prisma.sql`o."id" IN (
      SELECT p."orderId" FROM "parcel" p WHERE p."shopId" = ${shop.id} AND ${stageIs(isLive, "p")} GROUP BY p."orderId" HAVING count(*) > 1)`);
  }
  if (filter.q) all.push(Prisma.sql`o."id" IN (${matchingOrders(shop.id, filter.q)})`);
  if (filter.stage) all.push(Prisma.sql`o."stage"::text = ${filter.stage}`);
  if (filter.warehouse) {
    all.push(Prisma.sql`o."id" IN (
      SELECT p."orderId" FROM "parcel" p
       WHERE p."shopId" = ${shop.id} AND p."warehouseId" = ${filter.warehouse}::uuid AND ${stageIs(isLive, "p")})`);
  }
  if (filter.placed) all.push(Prisma.sql`o."createdAt" >= ${placedSince(shop, filter.placed)}`);
  if (filter.before) all.push(beside(filter.before, Prisma.sql`>`));
  else if (filter.after) all.push(beside(filter.after, Prisma.sql`<`));
  return all;
}

function beside(keyset: string, side: Prisma.Sql): Prisma.Sql {
  const [at = "0", id = "0"] = keyset.split("_");
  return Prisma.sql`(o."createdAt", o."id") ${side} (${new Date(Number(at))}, ${BigInt(id)})`;
}

function keyset(row: FoundOrder): string {
  return `${row.createdAt.getTime()}_${row.id}`;
}

function placedSince(shop: Shop, placed: NonNullable<OrdersFilter["placed"]>): Date {
  const today = now().toZonedDateTimeISO(shop.timeZone).startOfDay();
  const days = { today: 0, "7-days": 7, "28-days": 28 }[placed];
  return new Date(today.subtract({ days }).epochMilliseconds);
}

function toRow(row: FoundOrder, facts: OrderFacts | undefined): OrderRow {
  return {
    id: String(row.id),
    name: row.name,
    placedAt: row.createdAt.toISOString(),
    customer: row.customerName,
    items: row.items ?? 0,
    warehouses: row.warehouses ?? [],
    stage: row.stage,
    held: row.stage === "held" && row.held !== null ? storedMessage(row.held) : null,
    leavesOn: row.leavesOn,
    today: row.today ?? "",
    cost: row.cost === null ? null : { minor: row.cost, currency: row.currency },
    can: facts ? BULK_ACTIONS.filter((action) => whyNot(action, facts) === null) : [],
  };
}
