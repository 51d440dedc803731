import type { Message } from "#app/platform/messages/message.ts";
import type { Candidate } from "../deciding/candidate.ts";
import type { LiveOffer } from "../deciding/decide-offer.ts";
import { variantsNamed } from "../rules/offer-terms.ts";
import type { Visit } from "../rules/visit.ts";
import type { OfferBook } from "./offer-book.server.ts";
import { readSupplies, type Supply } from "./read-supply.server.ts";
import { recommendedFor } from "./recommended-for.server.ts";

/** Variants of one product of which one is to be offered, the first that can be had. */
type Choice = { variantIds: readonly string[]; why: Message | null };

/** What each offer could show to a visit, the best first. */
export async function candidatesFor(offers: readonly LiveOffer[], visit: Visit, book: OfferBook): Promise<Map<LiveOffer, Candidate[]>> {
  const choices = await Promise.all(offers.map((offer) => choicesOf(offer, visit, book)));
  const ids = choices.flat().flatMap(({ variantIds }) => variantIds);
  const found = await readSupplies(book.shop.id, [...new Set(ids)]);
  const supplies = new Map(found.flatMap((supply) => (supply ? [[supply.variantId, supply]] : [])));
  return new Map(offers.map((offer, index) => [offer, (choices[index] ?? []).flatMap((choice) => candidateOf(choice, supplies))]));
}

async function choicesOf({ terms: { offered } }: LiveOffer, { productId, lines }: Visit, book: OfferBook): Promise<Choice[]> {
  switch (offered.kind) {
    case "chosen":
    case "volume":
    case "bogo":
    case "gift":
      return variantsNamed(offered).map((variantId) => ({ variantIds: [variantId], why: null }));
    case "recommended":
      return recommendedFor(book.shop.id, [...(productId === null ? [] : [productId]), ...lines.map((line) => line.productId)]);
    case "goal":
      return [];
  }
}

function candidateOf({ variantIds, why }: Choice, supplies: ReadonlyMap<string, Supply>): Candidate[] {
  const known = variantIds.flatMap((id) => supplies.get(id) ?? []);
  const supply = known.find(isThere) ?? known[0];
  if (!supply) return [];
  const { variantId, productId, handle, title, imageUrl, price } = supply;
  return [{ variantId, productId, handle, title, imageUrl, price, why }];
}

const isThere = ({ requiresShipping, units }: Supply) => !requiresShipping || units.values().some((count) => count > 0);
