import { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lateOrders, todayAt } from "#app/parcels/lateness.server.ts";
import { warehouseChargeSql } from "#app/parcels/warehouse-charge.server.ts";
import { isUndoneSql, stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isLive, isOpen } from "#app/parcels/parcel-stage.ts";
import { type OrderAction, type OrderFacts, whyNot } from "#app/fulfillment/decisions/order-actions.ts";
import { readOrderFacts } from "#app/fulfillment/decisions/read-order-facts.server.ts";
import { ordersOfOffer, ordersOfReport } from "#app/offers/reporting/orders-of-offers.server.ts";
import { ordersOfRecovery } from "#app/recovery/attribution/orders-of-recovery.server.ts";
import { readRecoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import type { PromiseShown } from "../parts/promise-of.ts";
import { matchingOrders } from "./matching-orders.server.ts";
import { countViews, type ViewCounts } from "./count-views.server.ts";
import { type OrdersFilter, type Sort, sortOf } from "./orders-filter.ts";
import { placedSince } from "./placed-since.server.ts";
import { type NamedOffer, readOfferNames } from "../offers/read-offer-names.server.ts";

export type OrdersIndex = {
  asOf: string;
  rows: OrderRow[];
  /** Keysets of the pages beside this one; null at the ends. */
  newer: string | null;
  older: string | null;
  warehouses: { id: string; name: string }[];
  /** By which orders can be narrowed. */
  offers: NamedOffer[];
  hasOrders: boolean;
  /** How many orders each view has, as far as they are counted (COUNTED_UP_TO). */
  counts: ViewCounts;
  sort: Sort;
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
  /** By when it was promised; null where nothing was. */
  promise: PromiseShown | null;
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

/** A page of orders, as filtered and sorted. One statement whatever the filter, so that a page costs the same anywhere in the list. */
export async function readOrders(shop: Shop, filter: OrdersFilter): Promise<OrdersIndex> {
  const backwards = filter.before !== null;
  const sort = sortOf(filter);
  const rising = sort !== "newest";
  const way = (up: boolean) => (up ? Prisma.sql`ASC` : Prisma.sql`DESC`);
  const inOrder = (rows: string, up: boolean) =>
    Prisma.join(
      [...(sort === "leaving" ? ["leaving"] : []), "createdAt", "id"].map(
        (key) => Prisma.sql`${Prisma.raw(`${rows}."${key}"`)} ${way(up)}`,
      ),
    );
  return readInShop(shop, async (db) => {
    const behind = filter.recovered === null ? undefined : readRecoveredChoice(filter.recovered);
    const recovered = behind ? [Prisma.sql`o."id" IN (${await ordersOfRecovery(db, shop, behind)})`] : [];
    const found = await db.$queryRaw<FoundOrder[]>`
      WITH o AS (${sort === "leaving" ? leaving(shop) : Prisma.sql`SELECT *, NULL::text AS "leaving" FROM "order"`}),
      page AS (
        SELECT o.* FROM o
         WHERE ${Prisma.join([...conditions(shop, filter, sort), ...recovered], " AND ")}
         ORDER BY ${inOrder("o", rising !== backwards)}
         LIMIT ${PAGE + 1})
      SELECT page."id", page."name", page."createdAt", page."customerName", page."currency", page."leaving", page."stage"::text AS "stage", page."held" -> 0 AS "held",
             items."count" AS "items", parcels."warehouses", parcels."leavesOn", parcels."today", parcels."cost",
             d."date" AS "promisedBy", d."verdict", d."brokenBy", d."deliveredOn"
        FROM page
        LEFT JOIN "delivery_promise" d ON d."shopId" = page."shopId" AND d."orderId" = page."id"
        LEFT JOIN LATERAL (
          SELECT sum(l."currentQuantity")::int AS "count" FROM "order_line" l
           WHERE l."shopId" = page."shopId" AND l."orderId" = page."id") items ON true
        LEFT JOIN LATERAL (
          SELECT array_agg(DISTINCT w."name") AS "warehouses",
                 min(p."leavesOn") FILTER (WHERE ${stageIs(isOpen, "p")}) AS "leavesOn",
                 min(${todayAt("w", nowDate())}) AS "today",
                 round(sum(${warehouseChargeSql("p")}))::int AS "cost"
            FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
           WHERE p."shopId" = page."shopId" AND p."orderId" = page."id" AND ${stageIs(isLive, "p")} AND NOT ${isUndoneSql("p")}) parcels ON true
       ORDER BY ${inOrder("page", rising)}`;
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
      asOf: nowDate().toISOString(),
      rows: rows.map((row) => toRow(row, facts.get(row.id))),
      newer: first && (backwards ? more : filter.after !== null) ? keyset(first) : null,
      older: last && (backwards || more) ? keyset(last) : null,
      warehouses,
      offers: await readOfferNames(db, shop, [filter.took, filter.offered]),
      hasOrders,
      counts: await countViews(db, shop),
      sort,
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
  promisedBy: string | null;
  verdict: string | null;
  brokenBy: string | null;
  deliveredOn: string | null;
  /** The day by which it is sorted; null when it is not sorted by that. */
  leaving: string | null;
};

/** Every order with the day on which the first of its parcels is to leave; what has none comes last. */
function leaving(shop: Shop): Prisma.Sql {
  return Prisma.sql`
    SELECT o.*, coalesce(due."day", ${NEVER}) AS "leaving" FROM "order" o
      LEFT JOIN (SELECT p."orderId", min(p."leavesOn") AS "day" FROM "parcel" p
                  WHERE p."shopId" = ${shop.id} AND ${stageIs(isOpen, "p")} GROUP BY p."orderId") due ON due."orderId" = o."id"
     WHERE o."shopId" = ${shop.id}`;
}

const NEVER = "9999-12-31";

function conditions(shop: Shop, filter: OrdersFilter, sort: Sort): Prisma.Sql[] {
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
  if (filter.q === null) all.push(Prisma.sql`false`);
  else if (filter.q) all.push(Prisma.sql`o."id" IN (${matchingOrders(shop.id, filter.q)})`);
  if (filter.stage) all.push(Prisma.sql`o."stage"::text = ${filter.stage}`);
  if (filter.warehouse) {
    all.push(Prisma.sql`o."id" IN (
      SELECT p."orderId" FROM "parcel" p
       WHERE p."shopId" = ${shop.id} AND p."warehouseId" = ${filter.warehouse}::uuid AND ${stageIs(isLive, "p")})`);
  }
  if (filter.took) all.push(Prisma.sql`o."id" IN (${ordersOfOffer(shop, "taken", filter.took)})`);
  if (filter.offered) all.push(Prisma.sql`o."id" IN (${ordersOfOffer(shop, "shown", filter.offered)})`);
  if (filter.measured) all.push(Prisma.sql`o."id" IN (${ordersOfReport(shop, filter.measured)})`);
  if (filter.placed) all.push(Prisma.sql`o."createdAt" >= ${placedSince(shop, filter.placed)}`);
  const [further, back] = sort === "newest" ? [Prisma.sql`<`, Prisma.sql`>`] : [Prisma.sql`>`, Prisma.sql`<`];
  if (filter.before) all.push(...beside(filter.before, back, sort));
  else if (filter.after) all.push(...beside(filter.after, further, sort));
  return all;
}

/** None where the keyset is another sort's: the page is the first one then. */
function beside(keyset: string, side: Prisma.Sql, sort: Sort): Prisma.Sql[] {
  const [id = "0", at = "0", day] = keyset.split("_").reverse();
  const place = Prisma.sql`${new Date(Number(at))}, ${BigInt(id)}`;
  if (sort !== "leaving") return day === undefined ? [Prisma.sql`(o."createdAt", o."id") ${side} (${place})`] : [];
  return day === undefined ? [] : [Prisma.sql`(o."leaving", o."createdAt", o."id") ${side} (${day}, ${place})`];
}

function keyset(row: FoundOrder): string {
  return `${row.leaving === null ? "" : `${row.leaving}_`}${row.createdAt.getTime()}_${row.id}`;
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
    promise: promiseShown(row),
    cost: row.cost === null ? null : { minor: row.cost, currency: row.currency },
    can: facts ? BULK_ACTIONS.filter((action) => whyNot(action, facts) === null) : [],
  };
}

function promiseShown({ promisedBy, verdict, brokenBy, deliveredOn }: FoundOrder): PromiseShown | null {
  return promisedBy === null ? null : { date: promisedBy, verdict: verdict ?? "pending", brokenBy, deliveredOn };
}
