import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Those of the SKUs that some warehouse carries: it has told of them or counted them, whether any is in stock or not. */
export async function carriedSkus(db: ShopDb, shop: Pick<Shop, "id">, skus: readonly string[]): Promise<Set<string>> {
  const carried = await db.warehouseStock.findMany({
    where: { shopId: shop.id, sku: { in: [...skus] } },
    select: { sku: true },
    distinct: ["sku"],
  });
  return new Set(carried.map(({ sku }) => sku));
}
