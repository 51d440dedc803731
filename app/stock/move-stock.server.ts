import type { Warehouse } from "#generated/prisma/client.ts";
import type { OnHandChange } from "./set-on-hand.server.ts";
import { bindProducts } from "./goods/bind-products.server.ts";
import { stock } from "./messages.ts";
import { reachOnHand } from "./reach-on-hand.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

type Levels = { inventoryItemId: bigint; before: number; here: number | null };

/**
 * Moves what Shopify counts at one of the merchant's locations to a new built-in warehouse, in Shopify and on the warehouse's shelves.
 *
 * Each item leaves the one location and arrives at the other in one call, so that no unit is ever sold twice or lost. It can stop
 * anywhere and start again: the truth is always the sum of both locations. Answers what could not be moved, or null.
 * Orders that are still at the old location keep their claim on it: its available stock shows below zero until they ship.
 */
export async function moveStock(shop: Shop, warehouse: Warehouse): Promise<Message | null> {
  const from = warehouse.startFromLocationId;
  const to = warehouse.locationId;
  if (from === null || to === null) return null;

  const moved = await reachOnHand(shop, async (db) =>
    (await levelsToMove(db, from, to)).map(({ inventoryItemId, before, here }): OnHandChange[] => [
      { inventoryItemId, locationId: from, quantity: 0, changeFrom: before },
      { inventoryItemId, locationId: to, quantity: (here ?? 0) + before, changeFrom: here },
    ]),
  );
  if (!moved.settled) throw new Error("The stock at the old location keeps changing while it is moved.");

  await inShop(shop, async (db) => {
    await shelve(db, shop, warehouse.id, to);
    await bindProducts(db, shop, warehouse.id);
    await db.warehouse.updateMany({ where: { id: warehouse.id }, data: { startFromLocationId: null } });
  });
  const [reason] = moved.refused.values();
  return reason ? stock.message("not-moved", { count: moved.refused.size, why: reason }) : null;
}

function levelsToMove(db: ShopDb, from: bigint, to: bigint): Promise<Levels[]> {
  return db.$queryRaw<Levels[]>`
    SELECT DISTINCT level."inventoryItemId", level."onHand" AS before, arrived."onHand" AS here
      FROM "inventory_level" level
      JOIN "variant" variant ON variant."shopId" = level."shopId" AND variant."inventoryItemId" = level."inventoryItemId"
      LEFT JOIN "inventory_level" arrived ON arrived."shopId" = level."shopId"
           AND arrived."inventoryItemId" = level."inventoryItemId" AND arrived."locationId" = ${to}
     WHERE level."locationId" = ${from} AND level."onHand" > 0 AND variant."tracked" AND variant."sku" <> ''
     ORDER BY 1`;
}

/** Several variants of one SKU are the same thing on the shelf, each showing all of it. */
async function shelve(db: ShopDb, shop: Shop, warehouseId: string, locationId: bigint): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "warehouse_stock" ("shopId", "warehouseId", "sku", "onHand", "asOf")
    SELECT ${shop.id}, ${warehouseId}::uuid, variant."sku", greatest(0, max(level."onHand")), ${nowDate()}
      FROM "inventory_level" level
      JOIN "variant" variant ON variant."shopId" = level."shopId" AND variant."inventoryItemId" = level."inventoryItemId"
     WHERE level."locationId" = ${locationId} AND variant."tracked" AND variant."sku" <> ''
     GROUP BY variant."sku"
     ORDER BY variant."sku"
    ON CONFLICT ("shopId", "warehouseId", "sku") DO UPDATE SET "onHand" = excluded."onHand", "asOf" = excluded."asOf"`;
}
