import type { Placement } from "#app/contracts/offers.ts";
import type { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { previewOffer } from "#app/offers/serving/preview-offer.server.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readMedianOrder } from "../read-median-order.server.ts";
import type { PreviewPage } from "./preview-page.ts";

/** The page of a buyer's in a place; `page` null where there is nothing to draw. `why` nothing would be shown there now. */
export type Preview = { placement: Placement; page: PreviewPage | null; why: Message[] };

/** Previews of an offer, in the order in which a buyer passes its places, and the product of the example; null where the shop has none to sell. */
export type Previews = { example: { title: string; quantity: number } | null; previews: Preview[] };

/** What a buyer would see of these terms, whether they are saved or not. */
export async function readPreviews(
  shop: Shop,
  terms: OfferTerms,
  { productId, language }: { productId: string | null; language: string },
): Promise<Previews> {
  const usualCart = await readInShop(shop, (db) => readMedianOrder(db, shop));
  const { example, places, goods } = await previewOffer(shop, terms, { productId, language, usualCart });
  if (example === null) return { example: null, previews: [] };
  const page = { language, currency: shop.currency, digits: minorDigits(shop.currency), example, goods };
  return {
    example: { title: example.title, quantity: example.quantity },
    previews: places.map(({ placement, offer, promise, why }) => ({
      placement,
      page: offer === null ? null : { ...page, placement, offer, promise },
      why: [...why],
    })),
  };
}
