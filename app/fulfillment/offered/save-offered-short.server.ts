import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type FulfillmentSettings, fulfillmentSettings } from "../fulfillment-settings.server.ts";

/** Keeps what becomes, from now on, of something that came by an offer and that no warehouse can ship. */
export async function saveOfferedShort(shop: Shop, offeredShort: FulfillmentSettings["offeredShort"]): Promise<void> {
  await inShop(shop, (db) => fulfillmentSettings.save(db, shop, { offeredShort }));
}
