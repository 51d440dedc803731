import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Holds the stock of these SKUs, at every warehouse, until the transaction ends: nobody else decides on it meanwhile, so that one unit
 * is never promised twice. Call it before `sellableStock`. Rows are taken in one order everywhere, so that two callers never wait for each other.
 */
export async function lockStock(db: ShopDb, shop: Pick<Shop, "id">, skus: readonly string[]): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM "warehouse_stock"
     WHERE "shopId" = ${shop.id} AND "sku" = ANY (${skus}::text[])
     ORDER BY "sku", "warehouseId"
       FOR NO KEY UPDATE`;
}
