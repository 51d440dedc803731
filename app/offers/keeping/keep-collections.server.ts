import { z } from "zod";
import { copyCollections } from "#app/catalog/copy-collections.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { everyShop, job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { collectionsIn } from "../rules/conditions.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";

const EVERY_SECONDS = 1800;

/** Enqueued in the transaction in which an offer that asks for collections was saved. */
export const keepCollectionsJob = job({
  name: "offers.keep-collections",
  payload: z.null(),
  oneAtATimePer: () => "all",
  retry: "outside-service",
  run: keepCollections,
});

/** Shopify sends no news of every product that comes into a collection or leaves it: what offers ask for is read again. */
export const refreshCollections = everyShop({ name: "offers.refresh-collections", everySeconds: EVERY_SECONDS, run: keepCollections });

async function keepCollections(shop: Shop): Promise<void> {
  const { wanted, known } = await inShop(shop, async (db) => {
    const rows = await db.offer.findMany({ where: { shopId: shop.id }, select: { terms: true } });
    const ids = rows.flatMap(({ terms }) => collectionsIn(OfferTerms.safeParse(terms).data?.conditions ?? []));
    return { wanted: ids.map(BigInt), known: await db.collection.count({ where: { shopId: shop.id } }) };
  });
  if (wanted.length === 0 && known === 0) return;
  await copyCollections(shop, wanted);
  renewOfferBook(shop);
}
