import type { Candidate, LiveOffer } from "../deciding/decide-offer.ts";
import type { Visit } from "../rules/visit.ts";
import type { OfferBook } from "./offer-book.server.ts";
import { readSupplies } from "./read-supply.server.ts";

/** What each offer could show to a visit, the best first. */
export async function candidatesFor(offers: readonly LiveOffer[], _visit: Visit, book: OfferBook): Promise<Map<LiveOffer, Candidate[]>> {
  const ids = offers.map(({ terms }) => (terms.offered.kind === "chosen" ? terms.offered.variantIds : []));
  const found = await readSupplies(book.shop.id, [...new Set(ids.flat())]);
  const byId = new Map(found.flatMap((supply) => (supply ? [[supply.variantId, supply]] : [])));
  return new Map(
    offers.map((offer, index) => {
      const candidates = (ids[index] ?? []).flatMap((variantId): Candidate[] => {
        const supply = byId.get(variantId);
        if (!supply) return [];
        const { productId, handle, title, imageUrl, price } = supply;
        return [{ variantId, productId, handle, title, imageUrl, price, why: null }];
      });
      return [offer, candidates];
    }),
  );
}
