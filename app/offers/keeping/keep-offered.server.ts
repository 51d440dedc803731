import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import type { Offer } from "#generated/prisma/client.ts";
import { bundleFor, markOfBundle, type WantedBundle } from "../bundles/bundle-for.ts";
import { keepBundle, retireBundle } from "../bundles/keep-bundle.server.ts";
import { effectsOf, hideOffer, noteProblem } from "../discounts/discount-notes.server.ts";
import { keepDiscount } from "../discounts/keep-discount.server.ts";
import { OfferTerms } from "../rules/offer-terms.ts";

/** Brings what an offer has in Shopify, its discounts or its bundle, to what the offer says. Where Shopify won't have it, the offer says why. */
export async function keepOffered(shop: Shop, offerId: string): Promise<void> {
  const offer = await inShop(shop, (db) => db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } } }));
  const terms = offer && OfferTerms.safeParse(offer.terms).data;
  const bundle = terms ? bundleFor(terms) : null;
  try {
    if (offer && bundle) await keepOfBundle(shop, offer, bundle);
    else {
      await keepDiscount(shop, offerId);
      await retireBundle(shop, offerId, "ARCHIVED");
    }
  } catch (fault) {
    if (!(fault instanceof AdminFault) || fault.code === "unavailable" || fault.code === "in-doubt") throw fault;
    await noteProblem(shop, offerId, wordsOfAdminFault(fault));
  }
}

async function keepOfBundle(shop: Shop, offer: Offer, bundle: WantedBundle): Promise<void> {
  // It was an offer of another kind: its discount goes.
  if (offer.discountFor !== markOfBundle(bundle) && (await effectsOf(shop, offer.id)).length > 0) await keepDiscount(shop, offer.id);
  if (offer.state === "live") return keepBundle(shop, offer, bundle);
  await hideOffer(shop, offer.id);
  await retireBundle(shop, offer.id, "DRAFT");
}
