import { Prisma } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { WarehouseId } from "#app/platform/ids.ts";

/**
 * What Shopify should show on hand for a warehouse, by SKU: what lies there, and what left without Shopify having been told yet (it
 * lowers its number by itself when it is told).
 */
export function onHandForShopify(
  db: ShopDb,
  warehouseId: WarehouseId,
  sku: string | null = null,
): Promise<{ sku: string; quantity: number }[]> {
  const one = sku === null ? Prisma.empty : Prisma.sql`WHERE sku = ${sku}`;
  return db.$queryRaw<{ sku: string; quantity: number }[]>`
    SELECT sku, quantity FROM (${onHandForShopifyRows(warehouseId)}) AS shown ${one} ORDER BY sku`;
}

/** The same as rows (sku, quantity), for a query that shows some of them. */
export function onHandForShopifyRows(warehouseId: WarehouseId): Prisma.Sql {
  return Prisma.sql`
    SELECT stock."sku", (greatest(stock."onHand", 0) + coalesce(untold.units, 0))::int AS quantity
      FROM "warehouse_stock" stock
      LEFT JOIN (
        SELECT line."sku", sum(line."quantity") AS units
          FROM "shipment" shipment
          JOIN "parcel" parcel ON parcel."shopId" = shipment."shopId" AND parcel."id" = shipment."parcelId"
         CROSS JOIN jsonb_to_recordset(shipment."lines") AS line ("sku" text, "quantity" int)
         WHERE shipment."fulfillmentId" IS NULL AND shipment."refusedAt" IS NULL AND parcel."warehouseId" = ${warehouseId}::uuid
         GROUP BY line."sku"
      ) untold ON untold."sku" = stock."sku"
     WHERE stock."warehouseId" = ${warehouseId}::uuid`;
}
