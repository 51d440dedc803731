import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OfferState } from "#generated/prisma/client.ts";
import { keepDiscountJob } from "../discounts/keep-discounts.server.ts";
import { collectionsIn } from "../rules/conditions.ts";
import type { OfferTerms } from "../rules/offer-terms.ts";
import { keepCollectionsJob } from "./keep-collections.server.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";

/** Keeps a new offer as a draft, or what was changed of one. Answers its id; null where there is none of that id. */
export async function saveOffer(shop: Shop, id: string | null, terms: OfferTerms): Promise<string | null> {
  const at = nowDate();
  const kept = { ...terms, currency: shop.currency };
  const saved = await inShop(shop, async (db) => {
    if (collectionsIn(terms.conditions).length > 0) await enqueue(db, shop, keepCollectionsJob, null);
    if (id === null)
      return (await db.offer.create({ data: { shopId: shop.id, id: newId(), terms: kept, createdAt: at, updatedAt: at } })).id;
    const { count } = await db.offer.updateMany({ where: { shopId: shop.id, id }, data: { terms: kept, updatedAt: at } });
    if (count > 0) await enqueue(db, shop, keepDiscountJob, { offerId: id });
    return count === 0 ? null : id;
  });
  renewOfferBook(shop);
  return saved;
}

/** Has an offer be shown, or no more. False where there is none of that id. */
export async function setOfferState(shop: Shop, id: string, state: OfferState): Promise<boolean> {
  const count = await inShop(shop, async (db) => {
    const changed = await db.offer.updateMany({ where: { shopId: shop.id, id }, data: { state, updatedAt: nowDate() } });
    await enqueue(db, shop, keepDiscountJob, { offerId: id });
    return changed.count;
  });
  renewOfferBook(shop);
  return count > 0;
}

/** Takes an offer off the shop. What was decided by it is kept for its report. */
export async function deleteOffer(shop: Shop, id: string): Promise<boolean> {
  const count = await inShop(shop, async (db) => {
    const deleted = await db.offer.deleteMany({ where: { shopId: shop.id, id } });
    await enqueue(db, shop, keepDiscountJob, { offerId: id });
    return deleted.count;
  });
  renewOfferBook(shop);
  return count > 0;
}
