import { Prisma } from "#generated/prisma/client.ts";

/**
 * SQL: whether product `c` (`"warehouseId"`, `"sku"`) was first bound to other goods than `c.item`, which are sold still and have not become
 * another product of the same warehouse since.
 */
export function claimOfOthers(): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM "warehouse_product" o
      JOIN "variant" ov ON ov."shopId" = o."shopId" AND ov."inventoryItemId" = o."inventoryItemId"
     WHERE o."warehouseId" = c."warehouseId" AND o."sku" = c."sku" AND o."inventoryItemId" <> c.item
       AND NOT EXISTS (SELECT FROM "warehouse_stock" os
                        WHERE os."shopId" = o."shopId" AND os."warehouseId" = o."warehouseId" AND os."sku" = ov."sku" AND os."sku" <> o."sku"))`;
}

/** SQL: which goods each product of a warehouse is, as rows (sku, item): the rule of choose-product over all of them at once. */
export function productsOfGoods(warehouseId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (c.item) c."sku", c.item FROM (
      SELECT stock."shopId", stock."warehouseId", stock."sku", variant."inventoryItemId" AS item, true AS named, product."boundAt"
        FROM "warehouse_stock" stock
        JOIN "variant" variant ON variant."shopId" = stock."shopId" AND variant."sku" = stock."sku"
        LEFT JOIN "warehouse_product" product ON product."shopId" = stock."shopId" AND product."warehouseId" = stock."warehouseId"
             AND product."sku" = stock."sku" AND product."inventoryItemId" = variant."inventoryItemId"
       WHERE stock."warehouseId" = ${warehouseId}::uuid
       UNION ALL
      SELECT product."shopId", product."warehouseId", product."sku", product."inventoryItemId", false, product."boundAt"
        FROM "warehouse_product" product
        JOIN "variant" variant ON variant."shopId" = product."shopId" AND variant."inventoryItemId" = product."inventoryItemId"
             AND variant."sku" IS DISTINCT FROM product."sku"
       WHERE product."warehouseId" = ${warehouseId}::uuid
         AND NOT EXISTS (SELECT FROM "variant" named WHERE named."shopId" = product."shopId" AND named."sku" = product."sku")
    ) AS c
     WHERE NOT c.named OR c."boundAt" IS NOT NULL OR NOT ${claimOfOthers()}
     ORDER BY c.item, c.named DESC, c."boundAt" DESC NULLS LAST, c."sku"`;
}
