import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "./fulfillment-settings.server.ts";

/**
 * Whether Shopify is to email the buyer of a parcel that it left, and how to track it: as whoever requested it in Shopify said, else as the
 * merchant has set it. A shop whose buyers are told by another app has it off, so that they are told once.
 */
export async function notifiesBuyer(db: ShopDb, shop: Shop, parcelId: string): Promise<boolean> {
  const parcel = await db.parcel.findUnique({ where: { shopId_id: { shopId: shop.id, id: parcelId } }, select: { notifyBuyer: true } });
  return parcel?.notifyBuyer ?? (await fulfillmentSettings.read(db, shop)).notifyBuyers;
}

/** Keeps whether Shopify emails buyers of what Waybill ships from now on. */
export async function saveNotifyBuyers(shop: Shop, notifyBuyers: boolean): Promise<void> {
  await inShop(shop, (db) => fulfillmentSettings.save(db, shop, { notifyBuyers }));
}
