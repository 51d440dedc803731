import { readSites, type Sites } from "#app/fulfillment/plan/read-sites.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import { keepFresh } from "#app/platform/keep-fresh/keep-fresh.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OfferIndex } from "../deciding/offer-index.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { readLiveOffers } from "./read-live-offers.server.ts";

/** What of a shop is known before any of its buyers comes: little, whatever the shop's size. */
export type OfferBook = Sites & {
  shop: Shop;
  offers: OfferIndex;
  holdoutShare: number;
  /** The products of each collection that a live offer asks for. */
  collections: ReadonlyMap<string, ReadonlySet<string>>;
  /** The countries of each market that a live offer asks for. */
  markets: ReadonlyMap<string, ReadonlySet<string>>;
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
    const offers = await readLiveOffers(db, shop);
    const collections = await readCollections(db, shop, offers.collectionIds);
    return { ...sites, shop, offers, holdoutShare, collections, markets: await readMarketCountries(db, shop, offers.marketIds) };
  });
}

async function readCollections(db: ShopDb, shop: Shop, ids: readonly string[]): Promise<OfferBook["collections"]> {
  if (ids.length === 0) return new Map();
  const rows = await db.collection.findMany({ where: { shopId: shop.id, id: { in: ids.map(BigInt) } } });
  return new Map(rows.map(({ id, productIds }) => [String(id), new Set(productIds.map(String))]));
}

/** The countries of these markets of the shop's, by their numbers. */
export async function readMarketCountries(db: ShopDb, shop: Shop, ids: readonly string[]): Promise<OfferBook["markets"]> {
  if (ids.length === 0) return new Map();
  const rows = await db.market.findMany({ where: { shopId: shop.id, id: { in: ids.map(BigInt) } } });
  return new Map(rows.map(({ id, countries }) => [String(id), new Set(countries)]));
}
