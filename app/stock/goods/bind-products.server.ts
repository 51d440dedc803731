import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Keeps which goods of the shop each product of a warehouse is, from when it is first seen there: all that have its SKU then; or, where none
 * has, the only ones whose SKU differs from it in spelling alone.
 *
 * Goods that are given the SKU of a product later are not taken for it (a product that was duplicated in Shopify keeps its SKU until somebody
 * remembers), unless they share its barcode too, or nothing that it was before is sold any more.
 */
export async function bindProducts(db: ShopDb, shop: Pick<Shop, "id">, warehouseId: string): Promise<void> {
  await db.$executeRaw`
    WITH bound AS (
      SELECT product."sku", product."inventoryItemId", variant."barcode"
        FROM "warehouse_product" product
        JOIN "variant" variant ON variant."shopId" = product."shopId" AND variant."inventoryItemId" = product."inventoryItemId"
       WHERE product."shopId" = ${shop.id} AND product."warehouseId" = ${warehouseId}::uuid
    ), named AS (
      SELECT stock."sku", variant."inventoryItemId", variant."barcode"
        FROM "warehouse_stock" stock
        JOIN "variant" variant ON variant."shopId" = stock."shopId" AND variant."sku" = stock."sku"
       WHERE stock."shopId" = ${shop.id} AND stock."warehouseId" = ${warehouseId}::uuid
    ), alike AS (
      SELECT stock."sku", min(variant."inventoryItemId") AS "inventoryItemId"
        FROM "warehouse_stock" stock
        JOIN "variant" variant ON variant."shopId" = stock."shopId" AND plain_sku(variant."sku") = plain_sku(stock."sku")
       WHERE stock."shopId" = ${shop.id} AND stock."warehouseId" = ${warehouseId}::uuid
         AND NOT EXISTS (SELECT FROM named WHERE named."sku" = stock."sku")
         AND NOT EXISTS (SELECT FROM named WHERE named."inventoryItemId" = variant."inventoryItemId")
       GROUP BY 1 HAVING count(DISTINCT variant."inventoryItemId") = 1
    )
    INSERT INTO "warehouse_product" ("shopId", "warehouseId", "sku", "inventoryItemId", "boundAt")
    SELECT ${shop.id}::int, ${warehouseId}::uuid, "sku", "inventoryItemId", ${nowDate()}::timestamptz FROM (
      SELECT first."sku", first."inventoryItemId"
        FROM (SELECT "sku", "inventoryItemId" FROM named UNION SELECT "sku", "inventoryItemId" FROM alike) AS first
       WHERE NOT EXISTS (SELECT FROM bound WHERE bound."sku" = first."sku")
       UNION
      SELECT named."sku", named."inventoryItemId"
        FROM named JOIN bound ON bound."sku" = named."sku" AND bound."barcode" = named."barcode" AND named."barcode" <> ''
    ) AS product
    ON CONFLICT DO NOTHING`;
}
