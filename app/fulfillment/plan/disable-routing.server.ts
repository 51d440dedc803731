import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Turns routing off: new orders stay where Shopify puts them. Parcels under way go on. */
export async function disableRouting(shop: Shop): Promise<void> {
  await inShop(shop, (db) => db.shop.update({ where: { id: shop.id }, data: { routingEnabled: false } }));
}
