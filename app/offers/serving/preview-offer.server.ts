import type { DeliveryPromise, Offer, OfferQuestion, Placement } from "#app/contracts/offers.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { decideOffer, type LiveOffer } from "../deciding/decide-offer.ts";
import { shipsWith, type Ways } from "../deciding/ships-together.ts";
import { collectionsIn, marketsIn } from "../rules/conditions.ts";
import { type OfferTerms, variantsNamed } from "../rules/offer-terms.ts";
import type { Visit } from "../rules/visit.ts";
import { candidatesFor } from "./candidates-for.server.ts";
import { answerOf } from "./decide.server.ts";
import { type OfferBook, offerBook, readMarketCountries } from "./offer-book.server.ts";
import { promiseFor } from "./promise-for.server.ts";
import { readSupplies, type Supply } from "./read-supply.server.ts";

/** A product that a buyer looks at, or has in the cart. Prices are minor units of the shop's currency, the shop's own. */
export type ExampleItem = Pick<Supply, "variantId" | "productId" | "handle" | "title" | "imageUrl" | "price">;

/** An offer in one place, as a buyer of the example is answered: what is offered, and why nothing would be. What can't ship now is drawn all the same. */
export type PreviewedPlace = { placement: Placement; offer: Offer | null; promise: DeliveryPromise | null; why: readonly Message[] };

export type OfferPreview = {
  /** What the buyer of the example looks at, and so many of it lie in his cart; null in a shop without anything to sell. */
  example: (ExampleItem & { quantity: number }) | null;
  places: PreviewedPlace[];
  /** What the shop sells of what is offered, by variant. */
  goods: Readonly<Record<string, ExampleItem>>;
};

type Asked = {
  /** The product of the example; null: the first that the conditions name, else what sells best. */
  productId: string | null;
  language: string;
  /** What a cart is worth in this shop, in minor units; null where it is not known. */
  usualCart: number | null;
};

/** Nobody buys a hundred of the cheapest thing. */
const MOST_UNITS = 6;

/**
 * What a buyer would be shown by these terms where their conditions hold: decided by the same rules, from the same stock and prices as for
 * buyers. No decision is made of it, nothing is counted, and Shopify is told nothing.
 */
export async function previewOffer(shop: Shop, terms: OfferTerms, asked: Asked): Promise<OfferPreview> {
  const book = await offerBook(shop.domain);
  const found = book && (await inShop(shop, (db) => exampleFor(db, shop, terms, asked)));
  const supply = found && (await readSupplies(shop.id, [found.variantId])).get(found.variantId);
  if (!book || !supply) return { example: null, places: [], goods: {} };
  const quantity = unitsFor(terms, supply.price, asked.usualCart);
  const [market = null] = marketsIn(terms.conditions);
  const markets = await inShop(shop, (db) => readMarketCountries(db, shop, market === null ? [] : [market]));
  const [itsCountry] = markets.get(market ?? "") ?? [];
  const country = countryIn(terms) ?? itsCountry ?? (await inShop(shop, (db) => lastCountry(db, shop)));
  const ways: Ways = {
    sites: book.sites,
    policy: book.policy,
    currency: shop.currency,
    destination: { countryCode: country, provinceCode: null, zip: null },
    now: now(),
  };
  const places: PreviewedPlace[] = [];
  const bundles = new Map<string, Supply>();
  for (const placement of terms.placements) {
    const visit: Omit<Visit, "lines"> = {
      placement,
      productId: placement === "product_page" ? supply.productId : null,
      country,
      postalCode: null,
      market,
      markets,
      language: asked.language.toLowerCase(),
      now: ways.now,
      timeZone: shop.timeZone,
      customerTags: [],
      collections: book.collections,
    };
    places.push(await lookAt(visit, { terms, book, ways, supply, quantity, bundles }));
  }
  return { example: { ...itemOf(supply), quantity }, places, goods: await goodsOf(shop, places, bundles) };
}

type Looking = { terms: OfferTerms; book: OfferBook; ways: Ways; supply: Supply; quantity: number; bundles: Map<string, Supply> };

/** With the example in the cart. On a product's page there is nothing in it yet, unless it takes what has to be bought for anything to be shown there. */
async function lookAt(visit: Omit<Visit, "lines">, looking: Looking): Promise<PreviewedPlace> {
  const { supply, quantity, terms } = looking;
  const cart = [{ variantId: supply.variantId, productId: supply.productId, quantity, unitPrice: supply.price }];
  if (visit.placement !== "product_page") return lookIn({ ...visit, lines: cart }, looking);
  const atFirst = await lookIn({ ...visit, lines: [] }, looking);
  return atFirst.offer === null && "bought" in terms.offered ? lookIn({ ...visit, lines: cart }, looking) : atFirst;
}

async function lookIn(visit: Visit, { terms, book, ways, supply, quantity, bundles }: Looking): Promise<PreviewedPlace> {
  const { placement } = visit;
  const offer: LiveOffer = { id: "preview", terms, acceptedToday: 0, discountStands: true, discountCode: null, ownCodesOf: null };
  const cart = visit.lines.length === 0 ? [] : [{ goods: supply, quantity }];
  const basket = cart.length === 0 ? [{ goods: supply, quantity: 1 }] : cart;
  const promise = await promiseFor(basket, ways, book);
  const { of, supplies } = await candidatesFor([offer], visit, book);
  for (const [id, goods] of supplies) if (goods.parts) bundles.set(id, goods);
  const decideWith = (canShip: (goods: Supply, quantity: number) => boolean) =>
    decideOffer({
      visit,
      offers: [offer],
      candidatesOf: () => of.get(offer) ?? [],
      isSold: ({ variantId }) => supplies.get(variantId)?.isActive === true,
      canShipWith({ variantId }, quantity) {
        const goods = supplies.get(variantId);
        return goods !== undefined && canShip(goods, quantity);
      },
      hasCode: () => true,
      choose: () => ({ offer, propensity: 1 }),
    });
  const now = decideWith(shipsWith(cart, ways));
  const why = now.outcome === "none" ? now.why : [];
  const decision = now.outcome === "none" ? decideWith(() => true) : now;
  if (decision.outcome === "none") return { placement, offer: null, promise, why };
  const question: OfferQuestion = { placement, lines: [], visitor: "preview" };
  const decided = {
    id: "preview",
    question,
    visit,
    book,
    isOut: false,
    basket,
    ways,
    hasOffers: true,
    decision,
    propensities: [],
    supplies,
  };
  const answer = await answerOf(decision, decided);
  return { placement, offer: answer?.offer ?? null, promise, why };
}

/**
 * So many in the cart as the conditions ask for, or what has to be bought; by volume one less than the first step. Else as are worth what a cart usually is;
 * on the way to a goal, more than half of it.
 */
function unitsFor({ conditions, offered }: OfferTerms, price: number, usualCart: number | null): number {
  const atLeast = conditions.map((one) => {
    if (one.code === "cart-units") return one.args.from;
    return one.code === "cart-value" && price > 0 ? Math.ceil(one.args.from / price) : 1;
  });
  if ("bought" in offered) {
    const { bought } = offered;
    return Math.max("units" in bought ? bought.units : Math.ceil(bought.amount / Math.max(1, price)), ...atLeast);
  }
  if (offered.kind === "volume") return Math.max(1, (offered.tiers[0]?.units ?? 2) - 1);
  const wanted = offered.kind === "goal" ? 0.6 * offered.amount : (usualCart ?? 0);
  const usual = price > 0 ? Math.floor(wanted / price) : 1;
  return Math.max(1, Math.min(usual, MOST_UNITS), ...atLeast);
}

function countryIn({ conditions }: OfferTerms): string | null {
  const [country] = conditions.flatMap((one) => (one.code === "country" ? one.args.countries : []));
  return country ?? null;
}

/** Where the newest order went. */
async function lastCountry(db: ShopDb, shop: Shop): Promise<string | null> {
  const newest = await db.order.findFirst({
    where: { shopId: shop.id, countryCode: { not: null } },
    orderBy: { createdAt: "desc" },
    select: { countryCode: true },
  });
  return newest?.countryCode ?? null;
}

/** The first variant of the product that is asked for, or that the conditions name; else of what sells best and makes a good part of a usual cart. */
async function exampleFor(db: ShopDb, shop: Shop, { conditions, offered }: OfferTerms, { productId, usualCart }: Asked) {
  // By volume it is about what the buyer looks at or has.
  if (offered.kind === "volume") return { variantId: offered.variantIds[0] ?? "" };
  const worthy = BigInt(Math.round((usualCart ?? 0) / MOST_UNITS));
  const bought = "bought" in offered ? offered.bought.productIds : [];
  const named = [...bought, ...conditions.flatMap((one) => (one.code === "has-product" ? one.args.productIds : []))];
  const lacking = conditions.flatMap((one) => (one.code === "lacks-product" ? one.args.productIds : []));
  const chosen = offered.kind === "chosen" || offered.kind === "bundle" ? variantsNamed(offered).map(BigInt) : [];
  const within = await productsOfCollections(db, shop, collectionsIn(conditions));
  for (const ids of [productId === null ? [] : [productId], named, within, null]) {
    const [found] = await db.$queryRaw<{ variantId: string }[]>`
      SELECT (SELECT v."id"::text FROM "variant" v WHERE v."shopId" = p."shopId" AND v."productId" = p."id" ORDER BY v."id" LIMIT 1) AS "variantId"
        FROM "product" p
        LEFT JOIN "product_neighbours" n ON n."shopId" = p."shopId" AND n."method" = 'cosine' AND n."productId" = p."id"
       WHERE p."shopId" = ${shop.id} AND p."status" = 'ACTIVE'
         AND (${ids === null} OR p."id" = ANY (${(ids ?? []).map(BigInt)}::bigint[]))
         AND (${ids !== null} OR p."id" <> ALL (${lacking.map(BigInt)}::bigint[]))
         AND EXISTS (SELECT 1 FROM "variant" v WHERE v."shopId" = p."shopId" AND v."productId" = p."id" AND v."id" <> ALL (${chosen}::bigint[]))
       ORDER BY EXISTS (SELECT 1 FROM "variant" v WHERE v."shopId" = p."shopId" AND v."productId" = p."id" AND v."price" >= ${worthy}) DESC,
                coalesce(n."support", 0) DESC, p."id" LIMIT 1`;
    if (found) return found;
  }
  return null;
}

async function productsOfCollections(db: ShopDb, shop: Shop, ids: readonly string[]): Promise<string[]> {
  const rows = await db.collection.findMany({ where: { shopId: shop.id, id: { in: ids.map(BigInt) } }, select: { productIds: true } });
  return rows.flatMap(({ productIds }) => productIds.map(String));
}

/** What is shown, as the shop sells it; a bundle as it would. */
async function goodsOf(
  shop: Shop,
  places: readonly PreviewedPlace[],
  bundles: ReadonlyMap<string, Supply>,
): Promise<Record<string, ExampleItem>> {
  const ids = new Set(places.flatMap(({ offer }) => (offer?.items ?? []).map(({ variantId }) => variantId)));
  const supplies = await readSupplies(shop.id, [...ids]);
  return Object.fromEntries([...supplies, ...bundles].map(([variantId, supply]) => [variantId, itemOf(supply)]));
}

const itemOf = ({ variantId, productId, handle, title, imageUrl, price }: Supply): ExampleItem => ({
  variantId,
  productId,
  handle,
  title,
  imageUrl,
  price,
});
