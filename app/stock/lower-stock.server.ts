import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { kindsCountedHere } from "#app/warehouses/providers/registry.server.ts";

/**
 * Takes units that left off the warehouse's stock, in the transaction that records their shipment.
 *
 * What a warehouse reported after they left does not hold them any more, and stays as it is. Stock never goes below nothing.
 */
export async function lowerStock(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  warehouseId: string,
  lines: readonly { sku: string; quantity: number }[],
  shippedAt: Date,
): Promise<void> {
  await db.$executeRaw`
    WITH taken AS (
      SELECT sku, sum(quantity)::int AS quantity
        FROM unnest(${lines.map((line) => line.sku)}::text[], ${lines.map((line) => line.quantity)}::int[]) AS line (sku, quantity)
       GROUP BY sku
    ), held AS (
      SELECT stock."sku"
        FROM "warehouse_stock" stock
        JOIN "warehouse" warehouse ON warehouse."shopId" = stock."shopId" AND warehouse."id" = stock."warehouseId"
       WHERE stock."shopId" = ${shop.id} AND stock."warehouseId" = ${warehouseId}::uuid AND stock."sku" IN (SELECT sku FROM taken)
         AND (warehouse."kind" = ANY (${kindsCountedHere()}) OR warehouse."stockReadAt" IS NULL OR warehouse."stockReadAt" < ${shippedAt})
       ORDER BY stock."sku"
         FOR NO KEY UPDATE OF stock
    )
    UPDATE "warehouse_stock" stock
       SET "onHand" = greatest(0, stock."onHand" - taken.quantity), "asOf" = ${nowDate()}
      FROM taken JOIN held ON held."sku" = taken.sku
     WHERE stock."shopId" = ${shop.id} AND stock."warehouseId" = ${warehouseId}::uuid AND stock."sku" = taken.sku`;
}
