import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Whether the shop has a built-in warehouse. */
export async function hasPackingStation(shop: Shop): Promise<boolean> {
  return inShop(
    shop,
    async (db) => (await db.warehouse.count({ where: { shopId: shop.id, kind: "built_in", state: { not: "disconnected" } } })) > 0,
  );
}
