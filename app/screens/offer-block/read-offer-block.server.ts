import type { BlockOffer, OfferBlock } from "#app/contracts/offer-block.ts";
import { offeredTitle } from "#app/offers/keeping/offered-title.server.ts";
import { readSold } from "#app/offers/keeping/read-sold.server.ts";
import { concernsProduct } from "#app/offers/rules/concerns-product.ts";
import { isUnsold } from "#app/offers/rules/is-unsold.ts";
import { OfferTerms, variantsNamed } from "#app/offers/rules/offer-terms.ts";
import { now } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import type { Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { offersScreen } from "../offers/messages.ts";

/** Days that are counted. */
const PERIOD = 28;
/** So many are shown on a page that is about something else. */
const MOST = 10;

/** What the block on Shopify's product page shows: the offers that are made with a product and how they do; in the words of whoever reads it. */
export function readOfferBlock(shop: Shop, productId: bigint, words: Words): Promise<OfferBlock> {
  return readInShop(shop, async (db) => {
    const variants = await db.variant.findMany({ where: { shopId: shop.id, productId }, select: { id: true } });
    const product = { id: String(productId), variantIds: variants.map(({ id }) => String(id)) };
    const rows = await db.offer.findMany({ where: { shopId: shop.id }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    const found = rows
      .flatMap(({ terms, ...row }) => {
        const parsed = OfferTerms.safeParse(terms).data;
        return parsed && concernsProduct(parsed, product) ? { ...row, terms: parsed } : [];
      })
      .sort((one, other) => one.terms.priority - other.terms.priority)
      .slice(0, MOST);

    const since = now().toZonedDateTimeISO(shop.timeZone).startOfDay().subtract({ days: PERIOD });
    const offerIds = found.map(({ id }) => id);
    const counts = await readCounts(db, shop, offerIds, new Date(since.epochMilliseconds));
    const sold = await readSold(
      db,
      shop,
      found.map(({ terms }) => terms),
    );
    const titles = await readTitles(
      db,
      shop,
      found.flatMap(({ terms }) => variantsNamed(terms.offered)),
    );
    return {
      page: "/app/offers",
      since: since.toPlainDate().toString(),
      offers: found.map(({ id, state, terms, discountProblem }): BlockOffer => {
        const problem =
          discountProblem === null ? isUnsold(terms, sold) && offersScreen.message("unsold-why") : storedMessage(discountProblem);
        const { shown, accepted, value } = counts.get(id) ?? { shown: 0, accepted: 0, value: 0 };
        return {
          id,
          name: terms.name,
          page: `/app/offers/${id}`,
          placements: terms.placements,
          state,
          blockedBecause: state === "live" && problem ? words(problem) : null,
          items: variantsNamed(terms.offered).flatMap((variantId) => titles.get(variantId) ?? []),
          shown,
          accepted,
          taken: accepted > 0 ? { amount: value, currency: shop.currency } : null,
        };
      }),
    };
  });
}

async function readCounts(db: ShopDb, shop: Shop, offerIds: readonly string[], since: Date) {
  const counted = await db.offerDecision.groupBy({
    by: ["offerId"],
    where: { shopId: shop.id, offerId: { in: [...offerIds] }, decidedAt: { gte: since } },
    _count: { shownAt: true, acceptedAt: true },
    _sum: { acceptedValue: true },
  });
  return new Map(
    counted.map(({ offerId, _count, _sum }) => [
      offerId,
      { shown: _count.shownAt, accepted: _count.acceptedAt, value: Number(_sum.acceptedValue ?? 0) },
    ]),
  );
}

async function readTitles(db: ShopDb, shop: Shop, variantIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`
    SELECT v."id"::text AS "id", ${offeredTitle} AS "title"
      FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
     WHERE v."shopId" = ${shop.id} AND v."id" = ANY (${variantIds.map(BigInt)}::bigint[])`;
  return new Map(rows.map(({ id, title }) => [id, title]));
}
