import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Puts the setup guide on Home, or takes it away. */
export async function showSetupGuide(shop: Shop, shown: boolean): Promise<void> {
  await inShop(shop, (db) => db.shop.updateMany({ where: { id: shop.id }, data: { setupGuideHidden: !shown } }));
}
