import { type Temporal } from "temporal-polyfill";
import { readSites, type Sites } from "#app/fulfillment/plan/read-sites.server.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import { keepFresh } from "#app/platform/keep-fresh.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { LiveOffer } from "../deciding/decide-offer.ts";
import { discountStands, type KeptDiscount } from "../discounts/discount-for.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { collectionsIn } from "../rules/conditions.ts";
import { OfferTerms } from "../rules/offer-terms.ts";

/** What of a shop is known before any of its buyers comes: little, whatever the shop's size. */
export type OfferBook = Sites & {
  shop: Shop;
  offers: readonly LiveOffer[];
  holdoutShare: number;
  /** The products of each collection that a live offer asks for. */
  collections: ReadonlyMap<string, ReadonlySet<string>>;
};

/** So many of a shop's live offers are looked at, by the merchant's rank. */
const MOST_LIVE = 500;

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
    const offers = await readLive(db, shop);
    const collections = await readCollections(db, shop, offers);
    return { ...sites, shop, offers, holdoutShare, collections };
  });
}

async function readCollections(db: ShopDb, shop: Shop, offers: readonly LiveOffer[]): Promise<OfferBook["collections"]> {
  const ids = offers.flatMap(({ terms }) => collectionsIn(terms.conditions));
  if (ids.length === 0) return new Map();
  const rows = await db.collection.findMany({ where: { shopId: shop.id, id: { in: ids.map(BigInt) } } });
  return new Map(rows.map(({ id, productIds }) => [String(id), new Set(productIds.map(String))]));
}

async function readLive(db: ShopDb, shop: Shop): Promise<LiveOffer[]> {
  const today = now().toZonedDateTimeISO(shop.timeZone).startOfDay().toInstant();
  const rows = await db.$queryRaw<Row[]>`
    SELECT o."id"::text AS "id", o."terms", o."discountId", o."discountCode", o."discountFor", o."discountProblem",
           (SELECT count(*)::int FROM "offer_decision" d
             WHERE d."shopId" = o."shopId" AND d."offerId" = o."id" AND d."decidedAt" >= ${dateOf(today)}
               AND d."acceptedAt" >= ${dateOf(today)}) AS "acceptedToday"
      FROM "offer" o
     WHERE o."shopId" = ${shop.id} AND o."state" = 'live'
     ORDER BY (o."terms" ->> 'priority')::int, o."createdAt", o."id"
     LIMIT ${MOST_LIVE}`;
  return rows.flatMap(({ id, terms, acceptedToday, ...discount }) => {
    const parsed = OfferTerms.safeParse(terms).data;
    if (!parsed) return [];
    return { id, terms: parsed, acceptedToday, discountStands: discountStands(parsed, discount), discountCode: discount.discountCode };
  });
}

type Row = {
  id: string;
  terms: unknown;
  discountCode: string | null;
  acceptedToday: number;
} & KeptDiscount;

const dateOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);
