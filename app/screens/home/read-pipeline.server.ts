import { now, nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lateOrders } from "#app/parcels/lateness.server.ts";

export type PipelineView = {
  stages: { stage: "received" | "routed" | "at_warehouse" | "shipped" | "delivered"; count: number; late: number }[];
  /** Today's orders that are on no such stage. */
  beside: { stage: "needs_you" | "held" | "done_elsewhere" | "cancelled"; count: number }[];
  /** All of today's orders: those on the stages, and those beside them. */
  today: number;
  /** Orders that something keeps from their warehouse, whenever they were placed. */
  held: number;
  /** Orders of earlier days that are still on their way to a carrier, and those of them that are late. */
  earlier: { open: number; late: number };
};

/** Orders placed today (on the shop's calendar) by the stage they stand at, and what is left of earlier days. */
export async function readPipeline(db: ShopDb, shop: Shop): Promise<PipelineView> {
  const midnight = new Date(now().toZonedDateTimeISO(shop.timeZone).startOfDay().epochMilliseconds);
  const rows = await db.$queryRaw<{ today: boolean; stage: string; count: number; late: number }[]>`
    WITH late AS MATERIALIZED (${lateOrders(shop.id, nowDate())})
    SELECT o."createdAt" >= ${midnight} AS "today", o."stage"::text AS "stage", count(*)::int AS "count",
           (count(*) FILTER (WHERE o."id" IN (SELECT "orderId" FROM late)))::int AS "late"
      FROM "order" o
     WHERE o."shopId" = ${shop.id}
       AND (o."createdAt" >= ${midnight} OR (o."stage" IN ('held', 'routed', 'at_warehouse')))
     GROUP BY 1, 2`;

  const todays = rows.filter((row) => row.today);
  const earlier = rows.filter((row) => !row.today && row.stage !== "held");
  const sum = (some: typeof rows, of: "count" | "late") => some.reduce((total, row) => total + row[of], 0);
  const at = (stage: string) => todays.find((row) => row.stage === stage);
  return {
    stages: (["received", "routed", "at_warehouse", "shipped", "delivered"] as const).map((stage) => ({
      stage,
      count: at(stage)?.count ?? 0,
      late: at(stage)?.late ?? 0,
    })),
    beside: (["needs_you", "held", "done_elsewhere", "cancelled"] as const).map((stage) => ({ stage, count: at(stage)?.count ?? 0 })),
    today: sum(todays, "count"),
    held: sum(
      rows.filter(({ stage }) => stage === "held"),
      "count",
    ),
    earlier: { open: sum(earlier, "count"), late: sum(earlier, "late") },
  };
}
