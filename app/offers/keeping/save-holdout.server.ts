import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";

/** Keeps how many of the buyers (a share of 1) are never offered anything, from now on. */
export async function saveHoldout(shop: Shop, holdoutShare: number): Promise<void> {
  await inShop(shop, (db) => offersSettings.save(db, shop, { holdoutShare }));
  renewOfferBook(shop);
}
