import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OnHandChange } from "./set-on-hand.server.ts";

/**
 * Writes into our copy of Shopify's levels what Shopify has just been told, or has just done by itself. The copy's time is left as
 * it was, so that Shopify's own word of the same change still counts as newer.
 */
export async function noteOnHand(db: ShopDb, shop: Shop, changes: readonly OnHandChange[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "inventory_level" AS level ("shopId", "inventoryItemId", "locationId", "available", "committed", "onHand", "updatedAt")
    SELECT ${shop.id}, item, location, quantity, 0, quantity, to_timestamp(0)
      FROM unnest(
        ${changes.map((change) => change.inventoryItemId)}::bigint[],
        ${changes.map((change) => change.locationId)}::bigint[],
        ${changes.map((change) => change.quantity)}::int[]
      ) AS change (item, location, quantity)
     ORDER BY item, location
    ON CONFLICT ("shopId", "inventoryItemId", "locationId") DO UPDATE
      SET "available" = level."available" + excluded."onHand" - level."onHand", "onHand" = excluded."onHand"`;
}
