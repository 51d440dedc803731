import { Prisma } from "#generated/prisma/client.ts";
import { writeTimelines } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileEach } from "../reconcile-order-job.server.ts";

/** Orders begun at once; sweep-orders begins the others within minutes. */
const AT_ONCE = 500;

/** Orders placed before routing was turned on that still wait to be shipped, as a condition over `order o`. Null while routing is off. */
async function leftBehind(db: ShopDb, shop: Shop): Promise<Prisma.Sql | null> {
  const { routingEnabled, routingSince } = await fulfillmentSettings.read(db, shop);
  if (!routingEnabled || routingSince === null) return null;
  return Prisma.sql`o."shopId" = ${shop.id} AND o."stage" = 'received' AND NOT o."routingAsked" AND o."createdAt" < ${routingSince}
    AND o."cancelledAt" IS NULL AND EXISTS (
      SELECT 1 FROM "fulfillment_order" f
       WHERE f."shopId" = o."shopId" AND f."orderId" = o."id" AND f."status" = 'OPEN' AND f."requestStatus" = 'UNSUBMITTED')`;
}

/** How many orders were left behind while routing was off: nobody routes them until the merchant says so. */
export async function countLeftBehind(db: ShopDb, shop: Shop): Promise<number> {
  const those = await leftBehind(db, shop);
  if (!those) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM "order" o WHERE ${those}`;
  return row?.count ?? 0;
}

/** Has the orders that were left behind routed like those that came since. */
export function routeLeftBehind(shop: Shop, actor: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    const those = await leftBehind(db, shop);
    const asked = those
      ? await db.$queryRaw<{ id: bigint }[]>`
          UPDATE "order" o SET "routingAsked" = true, "routingCompletedAt" = coalesce(o."routingCompletedAt", o."createdAt")
           WHERE ${those} RETURNING o."id"`
      : [];
    await reconcileEach(
      db,
      shop,
      asked.slice(0, AT_ONCE).map(({ id }) => id),
    );
    await writeTimelines(
      db,
      shop,
      asked.map(({ id }) => ({ orderId: id, actor, event: "reroute", message: fulfillment.message("new-route-asked") })),
    );
    return { ok: true, message: fulfillment.message("rerouting", { count: asked.length }) };
  });
}
