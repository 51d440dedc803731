import { Prisma } from "#generated/prisma/client.ts";
import { lateOrders } from "#app/parcels/lateness.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { COUNTED_UP_TO, type OrdersFilter } from "./orders-filter.ts";

/** Orders of a view; those that are not in it are not counted. */
export type ViewCounts = Partial<Record<OrdersFilter["view"], number>>;

/** How many orders stand in each view that looks at work, up to so many: no view costs more to count in a large shop. */
export async function countViews(db: ShopDb, shop: Pick<Shop, "id">): Promise<ViewCounts> {
  const upTo = (those: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (${those} LIMIT ${COUNTED_UP_TO + 1}) counted)`;
  const at = (stage: string) =>
    upTo(Prisma.sql`SELECT 1 FROM "order" o WHERE o."shopId" = ${shop.id} AND o."stage" = ${Prisma.raw(`'${stage}'`)}`);
  const [counts] = await db.$queryRaw<ViewCounts[]>`
    SELECT ${at("needs_you")} AS "needs-you", ${at("held")} AS "held", ${at("at_warehouse")} AS "at-warehouse",
           ${upTo(Prisma.sql`SELECT DISTINCT late."orderId" FROM (${lateOrders(shop.id, nowDate())}) late`)} AS "late"`;
  return counts ?? {};
}
