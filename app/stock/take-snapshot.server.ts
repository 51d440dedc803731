import { Prisma } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { bindProducts } from "./goods/bind-products.server.ts";
import type { StockLevel } from "#app/warehouses/warehouse-connection.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isHeldByWarehouse } from "#app/parcels/parcel-stage.ts";

/**
 * Writes down what a warehouse reported of its stock; answers how many of its SKUs the shop does not sell. Those are not kept, and a SKU
 * that it no longer reports is none.
 *
 * The warehouse's own count of promised units includes the parcels that we ordered there before `readAt` (when the question was put):
 * they are taken out, because Waybill counts its parcels itself. Of doubt it makes fewer sellable units, never more. A row that changed
 * after the question was put is newer than the answer, and stays.
 */
export async function takeSnapshot(
  db: ShopDb,
  shop: Shop,
  warehouseId: WarehouseId,
  readings: readonly StockLevel[],
  readAt: Date,
): Promise<{ unknownSkus: number }> {
  await db.$executeRaw`
    WITH reading AS (
      SELECT * FROM unnest(
        ${readings.map((reading) => reading.sku)}::text[],
        ${readings.map((reading) => reading.onHand)}::int[],
        ${readings.map((reading) => reading.committed)}::int[]
      ) AS reading (sku, "onHand", committed)
    ), ours AS (
      SELECT line."sku", sum(line."quantity" - line."shipped")::int AS units
        FROM "parcel" parcel
        JOIN "parcel_line" line ON line."shopId" = parcel."shopId" AND line."parcelId" = parcel."id"
       WHERE parcel."shopId" = ${shop.id} AND parcel."warehouseId" = ${warehouseId}::uuid AND parcel."dispatchedAt" < ${readAt}
         AND ${stageIs(isHeldByWarehouse, "parcel")}
       GROUP BY line."sku"
    ), wanted AS (
      SELECT reading.sku, greatest(0, reading."onHand") AS "onHand", greatest(0, reading.committed - coalesce(ours.units, 0)) AS elsewhere
        FROM reading LEFT JOIN ours ON ours."sku" = reading.sku
       WHERE ${isSold(shop, warehouseId)}
      UNION ALL
      SELECT stock."sku", 0, 0 FROM "warehouse_stock" stock
       WHERE stock."shopId" = ${shop.id} AND stock."warehouseId" = ${warehouseId}::uuid AND stock."sku" NOT IN (SELECT sku FROM reading)
    )
    INSERT INTO "warehouse_stock" AS stock ("shopId", "warehouseId", "sku", "onHand", "committedElsewhere", "asOf")
    SELECT ${shop.id}, ${warehouseId}::uuid, sku, "onHand", elsewhere, ${readAt} FROM wanted ORDER BY sku
    ON CONFLICT ("shopId", "warehouseId", "sku") DO UPDATE
      SET "onHand" = excluded."onHand", "committedElsewhere" = excluded."committedElsewhere", "asOf" = excluded."asOf"
      WHERE stock."asOf" <= ${readAt}
        AND (stock."onHand" <> excluded."onHand" OR stock."committedElsewhere" <> excluded."committedElsewhere")`;

  const [unknown] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM unnest(${readings.map((reading) => reading.sku)}::text[]) AS reading (sku)
     WHERE NOT (${isSold(shop, warehouseId)})`;
  await bindProducts(db, shop, warehouseId);
  return { unknownSkus: unknown?.count ?? 0 };
}

/** Whether the shop sells what the warehouse calls `reading.sku`, under this name, one spelled like it, or another one by now. */
function isSold(shop: Shop, warehouseId: WarehouseId): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "variant" v WHERE v."shopId" = ${shop.id} AND plain_sku(v."sku") = plain_sku(reading.sku))
    OR EXISTS (SELECT FROM "warehouse_product" p
                 JOIN "variant" v ON v."shopId" = p."shopId" AND v."inventoryItemId" = p."inventoryItemId"
                WHERE p."shopId" = ${shop.id} AND p."warehouseId" = ${warehouseId}::uuid AND p."sku" = reading.sku)`;
}
