import type { DeliveryPromise, Offer, Placement } from "#app/contracts/offers.ts";

/** A thing of the shop's as a preview draws it. Prices are minor units of the shop's currency. */
export type PreviewItem = {
  variantId: string;
  productId: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  price: number;
};

/** All that the page of a buyer's is drawn of in a preview: what an extension asks Shopify or Waybill for is answered out of this alone. */
export type PreviewPage = {
  placement: Placement;
  /** BCP 47. */
  language: string;
  currency: string;
  /** Digits behind the point in the shop's currency. */
  digits: number;
  example: PreviewItem & { quantity: number };
  offer: Offer | null;
  promise: DeliveryPromise | null;
  goods: Readonly<Record<string, PreviewItem>>;
};
