/** One thing in a cart or on a page. Ids are Shopify's numbers as text; what it is and costs the app knows itself. */
export type PixelLine = { variantId: string | null; quantity: number; sellingPlanId: string | null };

/** The way of a buyer to the order, in Shopify's names. */
export type PixelEventName =
  | "product_viewed"
  | "cart_viewed"
  | "product_added_to_cart"
  | "checkout_started"
  | "checkout_contact_info_submitted"
  | "checkout_completed";

/**
 * What the pixel tells the app (`POST /pixel`): one event of Shopify's, of a visitor who allows it. Who a visitor is, is not told by addresses:
 * anybody can write a request like it. Fields are added, never changed or taken away.
 */
export type PixelTold = {
  /** Whose shop it is: the pixel's setting. */
  account: string;
  /** What its visitor allowed when it happened: of nobody else anything is told. */
  consent: { analytics: true; marketing: true };
  /** Shopify's own id of the event. */
  id: string;
  name: PixelEventName;
  /** ISO 8601, by the visitor's clock. */
  at: string;
  /** By which Shopify knows the browser. */
  visitor: string;
  language: string | null;
  /** Of a visitor who is signed in. */
  customerId: string | null;
  /** Shopify's tokens of them. */
  cart: string | null;
  checkout: string | null;
  lines: readonly PixelLine[];
};
