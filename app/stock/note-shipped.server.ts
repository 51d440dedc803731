import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

type ShippedUnits = { orderLineId: bigint; quantity: number };

/**
 * Lowers our copy of Shopify's levels at a warehouse by what Shopify was told left it at `toldAt`: Shopify lowers its own numbers then, and
 * sends no webhook about it.
 *
 * A copy that may be of after that is left as it is. At worst it then shows too many, which is found out: what seems to differ is read again.
 * Lowered twice it could agree with the shelves by mistake, and nobody would look.
 */
export async function noteShipped(
  db: ShopDb,
  shop: Shop,
  warehouseId: string,
  shipped: readonly ShippedUnits[],
  toldAt: Date,
): Promise<void> {
  await db.$executeRaw`
    WITH shipped AS (
      SELECT variant."inventoryItemId" AS item, sum(unit.quantity)::int AS units
        FROM unnest(${shipped.map((one) => one.orderLineId)}::bigint[], ${shipped.map((one) => one.quantity)}::int[]) AS unit (line, quantity)
        JOIN "order_line" line ON line."shopId" = ${shop.id} AND line."id" = unit.line
        JOIN "variant" variant ON variant."shopId" = line."shopId" AND variant."id" = line."variantId"
       GROUP BY 1
    ), held AS (
      SELECT level."inventoryItemId" AS item, level."locationId" AS location, shipped.units
        FROM "inventory_level" level
        JOIN shipped ON shipped.item = level."inventoryItemId"
        JOIN "warehouse" warehouse ON warehouse."shopId" = level."shopId" AND warehouse."locationId" = level."locationId"
       WHERE level."shopId" = ${shop.id} AND warehouse."id" = ${warehouseId}::uuid AND level."updatedAt" < ${toldAt}
       ORDER BY 1, 2
         FOR NO KEY UPDATE OF level
    )
    UPDATE "inventory_level" level
       SET "onHand" = level."onHand" - held.units, "committed" = greatest(0, level."committed" - held.units)
      FROM held
     WHERE level."shopId" = ${shop.id} AND level."inventoryItemId" = held.item AND level."locationId" = held.location`;
}
