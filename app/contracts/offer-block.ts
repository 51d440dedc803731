/**
 * What the block on Shopify's own product page is told: the answer of `GET /app/products/:productId/block`.
 *
 * A block that was deployed with an earlier or a later version reads it too: fields are added, never changed or taken away.
 */
export type OfferBlock = {
  /** Where offers are made and changed, as a path from the app's address. */
  page: string;
  /** ISO date from which shown, taken and revenue are counted. */
  since: string;
  /** The offers that are made with this product: beside it, or of it. */
  offers: BlockOffer[];
};

export type BlockOffer = {
  id: string;
  name: string;
  /** Its page in Waybill, as a path from the app's address. */
  page: string;
  /** Where on a buyer's way (Placement). One that the block doesn't know is shown without words. */
  placement: string;
  /** `on`, `paused` or `blocked`. One that the block doesn't know is shown without words. */
  state: string;
  /** Why it isn't shown, in words; null when it is. */
  blockedBecause: string | null;
  /** Titles of what is offered, the best first; a few. */
  items: string[];
  shown: number;
  accepted: number;
  /** Minor units, net of discounts and refunds; null while nothing was counted. */
  revenue: { amount: number; currency: string } | null;
};
