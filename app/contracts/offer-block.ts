/**
 * What the block on Shopify's own product page is told: the answer of `GET /app/products/:productId/block`.
 *
 * A block that was deployed with an earlier or a later version reads it too: fields are added, never changed or taken away.
 */
export type OfferBlock = {
  /** Where offers are made and changed, as a path from the app's address. */
  page: string;
  /** ISO date in the shop's zone from which is counted. */
  since: string;
  /** The offers that are made with this product, beside it or of it, by the merchant's rank. */
  offers: BlockOffer[];
};

export type BlockOffer = {
  id: string;
  name: string;
  /** Its page in Waybill, as a path from the app's address. */
  page: string;
  /** Where on a buyer's way (Placement). One that the block doesn't know is left out. */
  placements: string[];
  /** OfferState. One that the block doesn't know is shown without words. */
  state: string;
  /** Why it isn't shown though it is live, in words; null otherwise. */
  blockedBecause: string | null;
  /** Titles of what the merchant chose, the best first; none where it is what goes with the cart. */
  items: string[];
  /** Of the whole offer, whatever product it was shown with. */
  shown: number;
  accepted: number;
  /** What buyers took, at the price that they were told, before refunds. Minor units; null while nobody took anything. */
  taken: { amount: number; currency: string } | null;
};
