import { Prisma } from "#generated/prisma/client.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isShipped } from "#app/parcels/parcel-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type Counted, DAYS, HOURS_TO_ANSWER, HOURS_TO_TRACK, type StandardCode } from "./standards.ts";

export type WarehouseStandards = {
  warehouseId: string;
  name: string;
  /** Fulfillment orders that were asked of it in the period. */
  requested: number;
  counted: Record<StandardCode, Counted>;
};

type Row = { warehouseId: string } & Counted;

/** What each warehouse did of what Shopify asks of fulfillment services, in the last 28 days: counted, warehouse by warehouse, by name. */
export function readStandards(shop: Shop): Promise<WarehouseStandards[]> {
  return inShop(shop, async (db) => {
    const now = nowDate();
    const since = new Date(now.getTime() - DAYS * 86_400_000);
    const warehouses = await db.warehouse.findMany({
      where: { shopId: shop.id, state: { not: "disconnected" }, locationId: { not: null } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    });
    const requests = await readAnswers(db, shop, "requestedAt", "answeredAt", since, now);
    const found: Record<StandardCode, readonly Row[]> = {
      requests,
      cancellations: await readAnswers(db, shop, "cancellationAskedAt", "cancellationAnsweredAt", since, now),
      completion: await readCompletion(db, shop, since),
      callbacks: await readCalls(db, shop, since),
      tracking: await readTracking(db, shop, since, now),
      "after-request": await readUnasked(db, shop, since),
    };
    return warehouses.map(({ id, name }) => {
      const of = (code: StandardCode) => countedOf(found[code].find(({ warehouseId }) => warehouseId === id));
      const { met, missed, open } = of("requests");
      const counted = {
        completion: of("completion"),
        callbacks: of("callbacks"),
        "after-request": of("after-request"),
        tracking: of("tracking"),
        requests: of("requests"),
        cancellations: of("cancellations"),
      };
      return { warehouseId: id, name, requested: met + missed + open, counted };
    });
  });
}

function countedOf(row: Row | undefined): Counted {
  const { met, missed, open, late } = row ?? { met: 0, missed: 0, open: 0, late: 0 };
  return { met, missed, open, late };
}

/** What was asked of a warehouse and answered in time, too late or not yet; of what is open, what has waited for half of the time counts as late. */
function readAnswers(
  db: ShopDb,
  shop: Shop,
  askedAt: "requestedAt" | "cancellationAskedAt",
  answeredAt: "answeredAt" | "cancellationAnsweredAt",
  since: Date,
  now: Date,
): Promise<Row[]> {
  const [asked, answered] = [Prisma.raw(`f."${askedAt}"`), Prisma.raw(`f."${answeredAt}"`)];
  const limit = Prisma.raw(`interval '${HOURS_TO_ANSWER} hours'`);
  return db.$queryRaw<Row[]>`
    SELECT w."id"::text AS "warehouseId",
           count(*) FILTER (WHERE ${answered} <= ${asked} + ${limit})::int AS "met",
           count(*) FILTER (WHERE ${answered} > ${asked} + ${limit} OR ${answered} IS NULL AND ${asked} + ${limit} < ${now}::timestamptz)::int AS "missed",
           count(*) FILTER (WHERE ${answered} IS NULL AND ${asked} + ${limit} >= ${now}::timestamptz)::int AS "open",
           count(*) FILTER (WHERE ${answered} IS NULL AND ${asked} + ${limit} >= ${now}::timestamptz AND ${asked} + ${limit} / 2 < ${now}::timestamptz)::int AS "late"
      FROM "fulfillment_order" f JOIN "warehouse" w ON w."shopId" = f."shopId" AND w."locationId" = f."assignedLocationId"
     WHERE f."shopId" = ${shop.id} AND ${asked} >= ${since}
       -- One that was taken back unanswered was nobody's to answer.
       AND (${answered} IS NOT NULL OR f."requestStatus" IN ('SUBMITTED', 'CANCELLATION_REQUESTED'))
     GROUP BY w."id"`;
}

/** Parcels that left, against those that their warehouse refused, called off, or sent without a part. */
function readCompletion(db: ShopDb, shop: Shop, since: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT "warehouseId", sum("met")::int AS "met", sum("missed")::int AS "missed", 0 AS "open", 0 AS "late" FROM (
      SELECT p."warehouseId"::text AS "warehouseId", count(*) AS "met", 0 AS "missed" FROM "parcel" p
       WHERE p."shopId" = ${shop.id} AND p."shippedAt" >= ${since} AND ${stageIs(isShipped, "p")} GROUP BY 1
      UNION ALL
      SELECT e."warehouseId"::text, 0, count(DISTINCT e."subject") FROM "exception" e
       WHERE e."shopId" = ${shop.id} AND e."openedAt" >= ${since} AND e."warehouseId" IS NOT NULL
         AND e."cause" IN ('parcel.rejected', 'parcel.cancelled-by-warehouse', 'order.short')
         AND NOT EXISTS (SELECT 1 FROM "parcel" p WHERE p."shopId" = e."shopId" AND p."id" = e."parcelId" AND ${stageIs(isShipped, "p")})
       GROUP BY 1) both_of_them
     GROUP BY 1`;
}

function readCalls(db: ShopDb, shop: Shop, since: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT "warehouseId"::text AS "warehouseId", sum("answered")::int AS "met", sum("failed")::int AS "missed", 0 AS "open", 0 AS "late"
      FROM "service_calls" WHERE "shopId" = ${shop.id} AND "day" >= ${since.toISOString().slice(0, 10)}::date GROUP BY 1`;
}

/** Shipments with a number in Shopify within an hour of their fulfillment; one without a number is late from the half hour on. */
function readTracking(db: ShopDb, shop: Shop, since: Date, now: Date): Promise<Row[]> {
  const limit = Prisma.raw(`interval '${HOURS_TO_TRACK} hours'`);
  return db.$queryRaw<Row[]>`
    SELECT p."warehouseId"::text AS "warehouseId",
           count(*) FILTER (WHERE s."trackedAt" <= f."createdAt" + ${limit})::int AS "met",
           count(*) FILTER (WHERE s."trackedAt" > f."createdAt" + ${limit} OR s."trackedAt" IS NULL AND f."createdAt" + ${limit} < ${now}::timestamptz)::int AS "missed",
           count(*) FILTER (WHERE s."trackedAt" IS NULL AND f."createdAt" + ${limit} >= ${now}::timestamptz)::int AS "open",
           count(*) FILTER (WHERE s."trackedAt" IS NULL AND f."createdAt" + ${limit} >= ${now}::timestamptz AND f."createdAt" + ${limit} / 2 < ${now}::timestamptz)::int AS "late"
      FROM "shipment" s
      JOIN "fulfillment" f ON f."shopId" = s."shopId" AND f."id" = s."fulfillmentId"
      JOIN "parcel" p ON p."shopId" = s."shopId" AND p."id" = s."parcelId"
     WHERE s."shopId" = ${shop.id} AND f."createdAt" >= ${since} GROUP BY 1`;
}

/** Fulfillments of ours, and those of them that no fulfillment order was ever asked for. */
function readUnasked(db: ShopDb, shop: Shop, since: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT p."warehouseId"::text AS "warehouseId", count(*) FILTER (WHERE cardinality(p."fulfillmentOrderIds") > 0)::int AS "met",
           count(*) FILTER (WHERE cardinality(p."fulfillmentOrderIds") = 0)::int AS "missed", 0 AS "open", 0 AS "late"
      FROM "shipment" s JOIN "parcel" p ON p."shopId" = s."shopId" AND p."id" = s."parcelId"
     WHERE s."shopId" = ${shop.id} AND s."fulfillmentId" IS NOT NULL AND s."shippedAt" >= ${since} GROUP BY 1`;
}
