import { hasLeft } from "#app/messaging/deliveries/delivery-stage.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Of carts left within the last so many days. */
export const SUMS_DAYS = 28;

/** Amounts are minor units of the shop's currency; carts in others are counted, and not in the amounts. */
export type RecoverySums = {
  left: number;
  leftValue: number;
  /** About so many of them at least one message left. */
  written: number;
  /** Of those that were written about, so many were bought. */
  boughtAfter: number;
  boughtAfterValue: number;
};

/** What became of the carts that buyers left lately. What of that is due to recovery is the report's to say. */
export async function readRecoverySums(db: ShopDb, shop: Shop): Promise<RecoverySums> {
  const since = new Date(now().subtract({ hours: 24 * SUMS_DAYS }).epochMilliseconds);
  const [sums] = await db.$queryRaw<RecoverySums[]>`
    SELECT count(*)::int AS "left", coalesce(sum("value") FILTER (WHERE "ours"), 0)::float8 AS "leftValue",
           (count(*) FILTER (WHERE "written"))::int AS "written",
           (count(*) FILTER (WHERE "written" AND "state" = 'completed'))::int AS "boughtAfter",
           coalesce(sum("value") FILTER (WHERE "ours" AND "written" AND "state" = 'completed'), 0)::float8 AS "boughtAfterValue"
      FROM (
        SELECT a."value", a."state", a."currency" = ${shop.currency} AS "ours", EXISTS (
                 SELECT 1 FROM "journey_run" r JOIN "message_delivery" d ON d."shopId" = r."shopId" AND d."run" = r."id"::text
                  WHERE r."shopId" = a."shopId" AND r."abandonmentId" = a."id" AND d."stage"::text = ANY (${[...hasLeft.stages]})) AS "written"
          FROM "abandonment" a
         WHERE a."shopId" = ${shop.id} AND a."touchedAt" >= ${since} AND a."abandonedAt" IS NOT NULL) carts`;
  return sums ?? { left: 0, leftValue: 0, written: 0, boughtAfter: 0, boughtAfterValue: 0 };
}
