import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Keeps others from changing orders, and what hangs on them, until the transaction ends. Everybody locks in one line, so that no two wait for
 * each other: orders by their ids, then their parts, parcels and exceptions. Answers those that there are.
 */
export async function lockOrders(db: ShopDb, shop: Pick<Shop, "id">, orderIds: readonly bigint[]): Promise<bigint[]> {
  const locked = await db.$queryRaw<{ id: bigint }[]>`
    SELECT "id" FROM "order" WHERE "shopId" = ${shop.id} AND "id" = ANY (${[...orderIds]}::bigint[]) ORDER BY "id" FOR NO KEY UPDATE`;
  return locked.map(({ id }) => id);
}
