import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What was counted of somebody's orders, as they are told it. */
export async function exportRecovered(db: ShopDb, shop: Pick<Shop, "id">, personIds: readonly string[]): Promise<object[]> {
  return db.recoveryOrder.findMany({
    where: { shopId: shop.id, personId: { in: [...personIds] } },
    select: { orderId: true, placedAt: true, net: true, channel: true, touch: true, touchedAt: true },
    orderBy: { placedAt: "asc" },
  });
}

/**
 * What orders brought stays in the sums, under numbers that lead to no order. Their carts no longer say which order they became: nothing is joined by it anew.
 */
export async function redactRecovered(db: ShopDb, shop: Pick<Shop, "id">, personIds: readonly string[]): Promise<void> {
  const ids = [...personIds];
  await db.abandonment.updateMany({ where: { shopId: shop.id, personId: { in: ids } }, data: { orderId: null } });
  await db.$executeRaw`
    WITH renamed AS (
      SELECT "orderId", -1 - floor(random() * 9e15)::bigint AS number FROM "recovery_order"
       WHERE "shopId" = ${shop.id} AND "personId" = ANY (${ids}::uuid[]) AND "orderId" > 0
    ), of_runs AS (
      UPDATE "recovery_run_order" x SET "orderId" = r.number FROM renamed r WHERE x."shopId" = ${shop.id} AND x."orderId" = r."orderId"
    )
    UPDATE "recovery_order" x SET "orderId" = r.number FROM renamed r WHERE x."shopId" = ${shop.id} AND x."orderId" = r."orderId"`;
}
