import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { sumOutcomes } from "../reporting/sum-outcomes.server.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";

/** Keeps how many of the buyers (a share of 1) are never offered anything from now on, and after how many days an order is settled. */
export async function saveMeasuring(shop: Shop, measuring: { holdoutShare: number; refundDays: number }): Promise<void> {
  const before = await inShop(shop, (db) => offersSettings.save(db, shop, measuring));
  renewOfferBook(shop);
  if (before.refundDays !== measuring.refundDays) await sumOutcomes(shop);
}
