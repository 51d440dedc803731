import { isLate } from "#app/parcels/lateness.server.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import { warehouseChargeSql } from "#app/parcels/warehouse-charge.server.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Days that the figures look back, today included. */
const DAYS = 28;

export type Figures = {
  days: typeof DAYS;
  ordersRouted: number;
  /** What its warehouses are expected to charge for an order, minor units of the shop's currency; null when none was routed. */
  costPerOrder: number | null;
  /** Share of routed orders that need more than one parcel, 0 to 1; null when none was routed. */
  splitRate: number | null;
  /** Parcels that left or should have, and those of them that left on their day or before: one that is overdue and still here is not. */
  parcelsDue: number;
  shippedOnTime: number;
  perDay: { day: string; routed: number; costPerOrder: number | null; splitRate: number | null }[];
};

/** How routing did over the last 28 days, from its own decisions and from what left. An order counts on the day of its last decision. */
export async function readFigures(db: ShopDb, shop: Shop): Promise<Figures> {
  const today = now().toZonedDateTimeISO(shop.timeZone).startOfDay();
  const since = new Date(today.subtract({ days: DAYS - 1 }).epochMilliseconds);

  const days = await db.$queryRaw<{ day: string; routed: number; priced: number; cost: number; split: number }[]>`
    WITH last AS (
      SELECT DISTINCT ON (d."orderId") d."orderId", d."decidedAt",
             (SELECT sum(${warehouseChargeSql("p")}) FROM "parcel" p
               WHERE p."shopId" = d."shopId" AND p."orderId" = d."orderId" AND ${stageIs(isLive, "p")}) AS "cost",
             jsonb_array_length(d."outcome"->'plan'->'parcels') > 1 AS "split"
        FROM "routing_decision" d
       WHERE d."shopId" = ${shop.id} AND d."cost" IS NOT NULL AND d."decidedAt" >= ${since}
       ORDER BY d."orderId", d."decidedAt" DESC)
    SELECT to_char("decidedAt" AT TIME ZONE ${shop.timeZone}, 'YYYY-MM-DD') AS "day",
           count(*)::int AS "routed", count("cost")::int AS "priced", coalesce(sum("cost"), 0)::float AS "cost", (count(*) FILTER (WHERE "split"))::int AS "split"
      FROM last GROUP BY 1`;
  const [left] = await db.$queryRaw<{ due: number; onTime: number }[]>`
    SELECT count(*)::int AS "due",
           (count(*) FILTER (WHERE to_char(p."shippedAt" AT TIME ZONE w."timeZone", 'YYYY-MM-DD') <= p."leavesOn"))::int AS "onTime"
      FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
     WHERE p."shopId" = ${shop.id} AND p."leavesOn" IS NOT NULL AND (p."shippedAt" >= ${since} OR ${isLate("p", "w", nowDate())})`;

  const sum = (of: "routed" | "priced" | "cost" | "split") => days.reduce((total, day) => total + day[of], 0);
  const routed = sum("routed");
  const priced = sum("priced");
  const byDay = new Map(days.map((day) => [day.day, day]));
  return {
    days: DAYS,
    ordersRouted: routed,
    costPerOrder: priced === 0 ? null : sum("cost") / priced,
    splitRate: routed === 0 ? null : sum("split") / routed,
    parcelsDue: left?.due ?? 0,
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
        costPerOrder: on && on.priced > 0 ? on.cost / on.priced : null,
        splitRate: on ? on.split / on.routed : null,
      };
    }),
  };
}
