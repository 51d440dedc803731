import type { Placement } from "#app/contracts/offers.ts";
import type { ConditionField } from "#app/offers/rules/condition.ts";
import { offeredTitle } from "#app/offers/keeping/offered-title.server.ts";
import { readSold } from "#app/offers/keeping/read-sold.server.ts";
import { conditionKinds, saysOf } from "#app/offers/rules/conditions.ts";
import { OfferTerms, PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { readSeenPlaces, type SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Words } from "#app/platform/messages/words.ts";
import { minorDigits, toDecimal } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OfferState } from "#generated/prisma/client.ts";
import { describeOffered } from "../offers/describe-offer.ts";
import { type OfferResults, readResults } from "../offers/read-results.server.ts";
import { type Standing, standingOf } from "../offers/standing.ts";
import { typeOffer } from "./offer-form.ts";
import { OFFER_TEMPLATES } from "./offer-templates.ts";
import { readMedianOrder } from "./read-median-order.server.ts";
import { freeName, readNamesTaken } from "./read-names-taken.server.ts";
import { EMPTY_OFFER, type TypedOffer } from "./typed-offer.ts";

/** Something of the shop's that stands in the offer, by its name. `isSold`: its product is active; said of variants. */
export type Named = { id: string; title: string; imageUrl: string | null; isSold?: boolean };

/** The editor of an offer, or of a new one (`id` null). */
export type OfferView = {
  id: string | null;
  state: OfferState | null;
  typed: TypedOffer;
  /** What is saved, in words. */
  says: { what: Message; conditions: Message[] } | null;
  problem: Message | null;
  /** How far buyers see it while it is live; null of one that is new. */
  standing: Standing | null;
  /** What became of it; null of one that is new. */
  results: OfferResults | null;
  isGoal: boolean;
  variants: Named[];
  /** And collections. */
  products: Named[];
  /** Half of the orders of the last 90 days come to this at least, in minor units; null where there are none. */
  medianOrder: number | null;
  places: readonly Placement[];
  /** The shop's, by name; none as long as Shopify doesn't show them to Waybill. */
  markets: { id: string; name: string }[];
  /** When buyers' pages last asked in each place. */
  seen: SeenPlaces;
  kinds: { code: string; label: Message; fields: Record<string, ConditionField> }[];
};

/** An offer to be edited; null where there is none of that id. */
export async function readOffer(shop: Shop, id: string): Promise<OfferView | null> {
  return readInShop(shop, async (db) => {
    const row = await db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
    if (!row) return null;
    const terms = OfferTerms.safeParse(row.terms).data;
    const typed = terms ? typeOffer(terms, shop) : EMPTY_OFFER;
    const view = await around(db, shop, typed);
    return {
      ...view,
      id,
      state: row.state,
      typed,
      says: terms
        ? {
            what: describeOffered(terms, shop.currency),
            conditions: terms.conditions.map((condition) => saysOf(condition, shop.currency)),
          }
        : null,
      problem: row.discountProblem === null ? null : storedMessage(row.discountProblem),
      standing: standingOf(terms, row, { seen: view.seen, sold: await readSold(db, shop, [terms]) }),
      results: (await readResults(db, shop)).of(id, terms?.name ?? id),
      isGoal: terms?.offered.kind === "goal",
    };
  });
}

/** A new offer, by a template where one is named. */
export async function newOffer(shop: Shop, template: string | null, words: Words): Promise<OfferView> {
  const chosen = OFFER_TEMPLATES.find(({ id }) => id === template);
  return readInShop(shop, async (db) => {
    const view = await around(db, shop, EMPTY_OFFER);
    const offered = {
      ...EMPTY_OFFER.offered,
      ...(chosen && { kind: chosen.kind }),
      amount: suggestedGoal(view.medianOrder, shop.currency),
    };
    const typed = chosen
      ? {
          ...EMPTY_OFFER,
          name: freeName(words(chosen.title), await readNamesTaken(db, shop, null)),
          placements: [chosen.placement],
          offered,
        }
      : { ...EMPTY_OFFER, offered };
    return { ...view, id: null, state: null, typed, says: null, problem: null, standing: null, results: null, isGoal: false };
  });
}

/** A quarter above what an order usually comes to, in round units of the currency. */
function suggestedGoal(median: number | null, currency: string): string {
  if (median === null) return "";
  const five = 5 * 10 ** minorDigits(currency);
  return toDecimal({ minor: Math.ceil((median * 1.25) / five) * five, currency });
}

async function around(db: ShopDb, shop: Shop, { offered, conditions }: TypedOffer) {
  const collectionIds = conditions.flatMap(({ args }) => args["collectionIds"] ?? []).map(BigInt);
  const productIds = [...offered.boughtProductIds, ...conditions.flatMap(({ args }) => args["productIds"] ?? [])];
  const variantIds = [...offered.variantIds, ...offered.parts.map(({ variantId }) => variantId)];
  const variants = await db.$queryRaw<Named[]>`
    SELECT v."id"::text AS id, p."imageUrl", p."status" = 'ACTIVE' AS "isSold",
           ${offeredTitle} AS title
      FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
     WHERE v."shopId" = ${shop.id} AND v."id" = ANY (${variantIds.map(BigInt)}::bigint[])`;
  const products = await db.$queryRaw<Named[]>`
    SELECT "id"::text AS id, "title", "imageUrl" FROM "product"
     WHERE "shopId" = ${shop.id} AND "id" = ANY (${productIds.map(BigInt)}::bigint[])`;
  const collections = await db.collection.findMany({ where: { shopId: shop.id, id: { in: collectionIds } } });
  const markets = await db.market.findMany({ where: { shopId: shop.id }, orderBy: { name: "asc" }, select: { id: true, name: true } });
  return {
    markets: markets.map(({ id, name }) => ({ id: String(id), name })),
    variants,
    products: [...products, ...collections.map(({ id, title }) => ({ id: String(id), title, imageUrl: null }))],
    medianOrder: await readMedianOrder(db, shop),
    places: PLACEMENTS,
    seen: await readSeenPlaces(db, shop),
    kinds: conditionKinds.map(({ code, label, fields }) => ({ code, label, fields: { ...fields } })),
  };
}
