import { z } from "zod";
import { askForCollections, copyAskedCollections } from "#app/catalog/copy-collections.server.ts";
import { everyShop, job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { collectionsIn } from "../rules/conditions.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";

const EVERY_SECONDS = 1800;

/** Enqueued in the transaction in which an offer, or a journey, that asks for collections was saved. */
export const keepCollectionsJob = job({
  name: "offers.keep-collections",
  payload: z.null(),
  oneAtATimePer: () => "all",
  retry: "outside-service",
  run: keepCollections,
});

/** Shopify sends no news of every product that comes into a collection or leaves it: what is asked for is read again. */
export const refreshCollections = everyShop({ name: "offers.refresh-collections", everySeconds: EVERY_SECONDS, run: keepCollections });

async function keepCollections(shop: Shop): Promise<void> {
  if (await copyAskedCollections(shop)) renewOfferBook(shop);
}

askForCollections(async (db, shop) => {
  const rows = await db.offer.findMany({ where: { shopId: shop.id }, select: { terms: true } });
  return rows.flatMap(({ terms }) => collectionsIn(OfferTerms.safeParse(terms).data?.conditions ?? [])).map(BigInt);
});
