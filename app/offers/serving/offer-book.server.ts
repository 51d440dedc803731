import { readSites, type Sites } from "#app/fulfillment/plan/read-sites.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import { keepFresh } from "#app/platform/keep-fresh.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OfferIndex } from "../deciding/offer-index.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { readLiveOffers } from "./read-live-offers.server.ts";

/** What of a shop is known before any of its buyers comes: little, whatever the shop's size. */
export type OfferBook = Sites & {
  shop: Shop;
  offers: OfferIndex;
  holdoutShare: number;
};

const books = keepFresh(readBook, { freshMs: 2_000, staleMs: 120_000, most: 2_000 });

/** The book of a shop (`example.myshopify.com`); null where Waybill isn't installed. A change is seen within seconds, at once in this process. */
export const offerBook = (shopDomain: string): Promise<OfferBook | null> => books.get(shopDomain);

/** For whoever changes what stands in it. */
export const renewOfferBook = ({ domain }: Pick<Shop, "domain">): void => books.forget(domain);

async function readBook(shopDomain: string): Promise<OfferBook | null> {
  const shop = await findShopByDomain(shopDomain);
  if (!shop?.installed) return null;
  return inShop(shop, async (db) => {
    const { holdoutShare } = await offersSettings.read(db, shop);
    const sites = await readSites(db, shop, { cashIsDue: () => false, shippingLine: { title: null, code: null } });
    return { ...sites, shop, offers: await readLiveOffers(db, shop), holdoutShare };
  });
}
