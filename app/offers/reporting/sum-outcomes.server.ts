import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { noOutcomes, type OutcomeSums } from "../experiments/outcome-sums.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { CART_DAYS, settledBefore } from "./settling.ts";

const Sums = z.object({
  ...{ rows: z.number(), units: z.number(), orders: z.number(), weight: z.number(), before: z.number(), revenue: z.number() },
  ...{ weightWeight: z.number(), weightBefore: z.number(), weightRevenue: z.number() },
  ...{ beforeBefore: z.number(), beforeRevenue: z.number(), revenueRevenue: z.number() },
}) satisfies z.ZodType<OutcomeSums>;
const Stratum = z.object({ shown: Sums, without: Sums });

/** What a report is made of, as it is kept: of all offers together, and of each by the place where it could have been shown first. */
export const StoredStrata = z.object({ all: Stratum, offers: z.record(z.uuid(), z.array(Stratum)) });

type Row = OutcomeSums & { offerId: string | null; placement: string | null; isHeldOut: boolean };

/**
 * Adds up anew what became of a shop's settled purchases, and keeps the sums for the report: one pass over purchases and one over decisions, in
 * the database; what comes back is a few numbers for each offer and place.
 */
export async function sumOutcomes(shop: Pick<Shop, "id">): Promise<void> {
  await inShop(shop, async (db) => {
    const { refundDays } = await offersSettings.read(db, shop);
    // All of it is read once: row by row through an index it would be a thousand times as long, wherever statistics are behind.
    await db.$executeRaw`SET LOCAL enable_nestloop = off`;
    const now = nowDate();
    const before = settledBefore(now, refundDays);
    const rows = [...(await sumAll(db, shop, before)), ...(await sumEach(db, shop, before))];
    const strata: z.infer<typeof StoredStrata> = { all: stratumOf(rows.filter(({ offerId }) => offerId === null)), offers: {} };
    for (const [offerId, of] of Map.groupBy(rows, (row) => row.offerId)) {
      if (offerId !== null)
        strata.offers[offerId] = [...Map.groupBy(of, ({ placement }) => placement).values()].map(stratumOf).filter(isWhole);
    }
    const [counted] = await db.$queryRaw<{ since: Date | null; open: number }[]>`
      SELECT min("decidedAt") AS since, (count(*) FILTER (WHERE "decidedAt" >= ${before}))::int AS open
        FROM "offer_purchase" WHERE "shopId" = ${shop.id}`;
    const report = { madeAt: now, since: counted?.since ?? null, until: before, open: counted?.open ?? 0, strata };
    await db.offerReport.upsert({ where: { shopId: shop.id }, create: { shopId: shop.id, ...report }, update: report });
  });
}

/** An interval needs some of both; a place where all were shown it, or none, tells nothing of the offer. */
const isWhole = ({ shown, without }: z.infer<typeof Stratum>) => shown.rows >= 2 && without.rows >= 2;

function stratumOf(rows: readonly Row[]): z.infer<typeof Stratum> {
  const of = (isHeldOut: boolean) => Sums.parse({ ...noOutcomes, ...rows.find((row) => row.isHeldOut === isHeldOut) });
  return { shown: of(false), without: of(true) };
}

/** The twelve sums over rows of (units, orders, w, x, y). */
const SUMS = Prisma.sql`
  count(*)::float8 AS rows, sum(units)::float8 AS units, sum(orders)::float8 AS orders, sum(w) AS weight, sum(x) AS before, sum(y) AS revenue,
  sum(w * w) AS "weightWeight", sum(w * x) AS "weightBefore", sum(w * y) AS "weightRevenue",
  sum(x * x) AS "beforeBefore", sum(x * y) AS "beforeRevenue", sum(y * y) AS "revenueRevenue"`;

/** Every settled purchase with what it brought: nothing, where nothing was bought in time. */
const purchases = (shop: Pick<Shop, "id">, before: Date) => Prisma.sql`
  SELECT p."visitor", p."isHeldOut", p."cartValue"::float8 AS cart, coalesce(b.net, 0)::float8 AS net, coalesce(b.orders, 0) AS orders
    FROM "offer_purchase" p
    LEFT JOIN (
      SELECT o."visitor", sum(o."net") AS net, count(*) FILTER (WHERE o."net" > 0) AS orders
        FROM "offer_order" o JOIN "offer_purchase" q ON q."shopId" = o."shopId" AND q."visitor" = o."visitor"
       WHERE o."shopId" = ${shop.id} AND o."placedAt" < q."decidedAt" + make_interval(days => ${CART_DAYS})
       GROUP BY o."visitor") b ON b."visitor" = p."visitor"
   WHERE p."shopId" = ${shop.id} AND p."decidedAt" < ${before}`;

const sumAll = (db: ShopDb, shop: Pick<Shop, "id">, before: Date) => db.$queryRaw<Row[]>`
  SELECT NULL::text AS "offerId", NULL::text AS placement, "isHeldOut", ${SUMS}
    FROM (SELECT "isHeldOut", 1 AS units, orders, 1::float8 AS w, cart AS x, net AS y FROM (${purchases(shop, before)}) settled) one
   GROUP BY "isHeldOut"`;

/**
 * Of each purchase the first decision counts in which the offer was among the arms: weighed by its propensity, it stands for what the offer
 * would do to everybody (compareGroups). The cart is the one before any offer.
 */
const sumEach = (db: ShopDb, shop: Pick<Shop, "id">, before: Date) => db.$queryRaw<Row[]>`
  WITH settled AS (${purchases(shop, before)}),
  could AS (
    SELECT DISTINCT ON (arm.offer, d."visitor") arm.offer, arm.propensity, d."visitor", d."placement", d."offerId" AS chosen
      FROM "offer_decision" d, unnest(d."arms", d."armPropensities") AS arm(offer, propensity)
     WHERE d."shopId" = ${shop.id} AND d."decidedAt" < ${before}::timestamptz + make_interval(days => ${CART_DAYS}) AND cardinality(d."arms") > 0
     ORDER BY arm.offer, d."visitor", d."decidedAt", d."id"
  )
  SELECT offer::text AS "offerId", placement, "isHeldOut", ${SUMS}
    FROM (SELECT offer, "placement" AS placement, "isHeldOut", 1 AS units, orders, w, w * cart AS x, w * net AS y
            FROM (SELECT c.*, s."isHeldOut", s.orders, s.cart, s.net,
                         CASE WHEN s."isHeldOut" THEN sqrt(c.propensity) ELSE 1 / sqrt(c.propensity) END AS w
                    FROM could c JOIN settled s ON s."visitor" = c."visitor"
                   WHERE c.propensity > 0 AND (s."isHeldOut" OR c.chosen = c.offer)) weighed) one
   GROUP BY 1, 2, 3`;
