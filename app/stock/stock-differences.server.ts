import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { productsOfGoods } from "./goods/claims.server.ts";
import type { OnHandChange } from "./set-on-hand.server.ts";

/** Longer than telling Shopify of a shipment takes when all is well. */
const PUBLISHING_MS = 5 * 60_000;

/**
 * Where our copy of Shopify's levels shows another number on hand than the warehouse holds.
 *
 * Shopify lowers its number by itself when it is told of a shipment. So a SKU whose shipment is just being told is left alone, and one
 * whose shipment Shopify has not heard of for long should still stand there with the shipped units. Several variants of one product are the
 * same thing on the shelf, and each shows all of it; which they are is bound, whatever their SKUs say (goods/). Items that Shopify does not count, and empty shelves that it never heard of, are
 * none of our business.
 */
export async function stockDifferences(db: ShopDb, warehouseId: WarehouseId): Promise<OnHandChange[]> {
  const publishingSince = new Date(nowDate().getTime() - PUBLISHING_MS);
  return db.$queryRaw<OnHandChange[]>`
    WITH untold AS (
      SELECT line."sku", sum(line."quantity")::int AS units, max(shipment."shippedAt") AS latest
        FROM "shipment" shipment
        JOIN "parcel" parcel ON parcel."shopId" = shipment."shopId" AND parcel."id" = shipment."parcelId"
       CROSS JOIN jsonb_to_recordset(shipment."lines") AS line ("sku" text, "quantity" int)
       WHERE shipment."fulfillmentId" IS NULL AND shipment."refusedAt" IS NULL AND parcel."warehouseId" = ${warehouseId}::uuid
       GROUP BY line."sku"
    )
    SELECT variant."inventoryItemId", warehouse."locationId", wanted.quantity, level."onHand" AS "changeFrom"
      FROM "warehouse" warehouse
      JOIN "warehouse_stock" stock ON stock."shopId" = warehouse."shopId" AND stock."warehouseId" = warehouse."id"
      JOIN (${productsOfGoods(warehouseId)}) AS goods ON goods."sku" = stock."sku"
      JOIN "variant" variant ON variant."shopId" = stock."shopId" AND variant."inventoryItemId" = goods.item AND variant."tracked"
      LEFT JOIN "inventory_level" level ON level."shopId" = variant."shopId"
           AND level."inventoryItemId" = variant."inventoryItemId" AND level."locationId" = warehouse."locationId"
      LEFT JOIN untold ON untold."sku" = stock."sku"
     CROSS JOIN LATERAL (SELECT greatest(stock."onHand", 0) + coalesce(untold.units, 0)) AS wanted (quantity)
     WHERE warehouse."id" = ${warehouseId}::uuid AND warehouse."locationId" IS NOT NULL
       AND coalesce(level."onHand", 0) <> wanted.quantity
       AND (untold.latest IS NULL OR untold.latest < ${publishingSince})
     GROUP BY 1, 2, 3, 4
     ORDER BY 1`;
}
