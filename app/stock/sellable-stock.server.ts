import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isOpen } from "#app/parcels/parcel-stage.ts";

/** Units by warehouse id, then SKU. An absent SKU is none. */
export type SellableStock = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * What each warehouse can still promise of these SKUs: on hand, less what it promised to others, less our own parcels that have not left.
 *
 * A parcel holds its units from the moment it is planned until they are recorded as shipped or it is cancelled. To decide on these
 * numbers, hold `lockStock` in the same transaction.
 */
export async function sellableStock(db: ShopDb, shop: Pick<Shop, "id">, skus: readonly string[]): Promise<SellableStock> {
  const rows = await db.$queryRaw<{ warehouseId: string; sku: string; units: number }[]>`
    SELECT stock."warehouseId", stock."sku",
           greatest(0, stock."onHand" - stock."committedElsewhere" - coalesce(open.units, 0))::int AS units
      FROM "warehouse_stock" stock
      LEFT JOIN (
        SELECT parcel."warehouseId", line."sku", sum(line."quantity" - line."shipped") AS units
          FROM "parcel_line" line
          JOIN "parcel" parcel ON parcel."shopId" = line."shopId" AND parcel."id" = line."parcelId"
         WHERE line."shopId" = ${shop.id} AND line."sku" = ANY (${skus}::text[])
           AND ${stageIs(isOpen, "parcel")}
         GROUP BY 1, 2
      ) open ON open."warehouseId" = stock."warehouseId" AND open."sku" = stock."sku"
     WHERE stock."shopId" = ${shop.id} AND stock."sku" = ANY (${skus}::text[])`;

  const stock = new Map<string, Map<string, number>>();
  for (const { warehouseId, sku, units } of rows) {
    const shelf = stock.get(warehouseId) ?? new Map<string, number>();
    stock.set(warehouseId, shelf.set(sku, units));
  }
  return stock;
}

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
