import { now } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Days that the figures look back, today included. */
const DAYS = 28;

export type Figures = {
  days: typeof DAYS;
  ordersRouted: number;
  /** Expected cost of an order, minor units of the shop's currency; null when none was routed. */
  costPerOrder: number | null;
  /** Share of routed orders that need more than one parcel, 0 to 1; null when none was routed. */
  splitRate: number | null;
  /** Parcels that left, and those of them that left on their day or before. */
  parcelsShipped: number;
  shippedOnTime: number;
  perDay: { day: string; routed: number; costPerOrder: number | null; splitRate: number | null }[];
};

/** How routing did over the last 28 days, from its own decisions and from what left. An order counts on the day of its last decision. */
export async function readFigures(db: ShopDb, shop: Shop): Promise<Figures> {
  const today = now().toZonedDateTimeISO(shop.timeZone).startOfDay();
  const since = new Date(today.subtract({ days: DAYS - 1 }).epochMilliseconds);

  const days = await db.$queryRaw<{ day: string; routed: number; cost: number; split: number }[]>`
    WITH last AS (
      SELECT DISTINCT ON (d."orderId") d."orderId", d."decidedAt", d."cost",
             jsonb_array_length(d."outcome"->'plan'->'parcels') > 1 AS "split"
        FROM "routing_decision" d
       WHERE d."shopId" = ${shop.id} AND d."cost" IS NOT NULL AND d."decidedAt" >= ${since}
       ORDER BY d."orderId", d."decidedAt" DESC)
    SELECT to_char("decidedAt" AT TIME ZONE ${shop.timeZone}, 'YYYY-MM-DD') AS "day",
           count(*)::int AS "routed", sum("cost")::float AS "cost", (count(*) FILTER (WHERE "split"))::int AS "split"
      FROM last GROUP BY 1`;
  const [left] = await db.$queryRaw<{ shipped: number; onTime: number }[]>`
    SELECT count(*)::int AS "shipped",
           (count(*) FILTER (WHERE to_char(p."shippedAt" AT TIME ZONE w."timeZone", 'YYYY-MM-DD') <= p."leavesOn"))::int AS "onTime"
      FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
     WHERE p."shopId" = ${shop.id} AND p."shippedAt" >= ${since} AND p."leavesOn" IS NOT NULL`;

  const sum = (of: "routed" | "cost" | "split") => days.reduce((total, day) => total + day[of], 0);
  const routed = sum("routed");
  const byDay = new Map(days.map((day) => [day.day, day]));
  return {
    days: DAYS,
    ordersRouted: routed,
    costPerOrder: routed === 0 ? null : sum("cost") / routed,
    splitRate: routed === 0 ? null : sum("split") / routed,
    parcelsShipped: left?.shipped ?? 0,
    shippedOnTime: left?.onTime ?? 0,
    perDay: Array.from({ length: DAYS }, (_, index) => {
      const day = today
        .subtract({ days: DAYS - 1 - index })
        .toPlainDate()
        .toString();
      const on = byDay.get(day);
      return {
        day,
        routed: on?.routed ?? 0,
        costPerOrder: on ? on.cost / on.routed : null,
        splitRate: on ? on.split / on.routed : null,
      };
    }),
  };
}
