/**
 * What a buyer's page asks of Waybill, and what it is answered: the one contract between `app/offers/` and the extensions.
 *
 * An extension that was deployed with an earlier or a later version speaks it too: fields are added, never changed or taken away. Nothing in a
 * question is trusted but its signature: no price, no shop and no customer is taken from it.
 *
 * Every answer is 200 with a body of its type, also when there is nothing to offer; 401 for a bad signature, 4xx for a question that is none.
 * Ids are Shopify's numbers as text.
 */

/** Where on a buyer's way an offer is shown. */
export type Placement = "product_page" | "cart" | "checkout" | "post_purchase" | "thank_you" | "order_status";

/**
 * `GET /proxy/offers` through Shopify's app proxy (`/apps/waybill/offers` in the shop's theme; this type as query parameters, lines as
 * `variantId:quantity,…`), `POST /offers/decide` with the session token of a checkout or customer account extension (this type as JSON).
 */
export type OfferQuestion = {
  placement: Placement;
  /** What lies in the cart or was bought. */
  lines: QuestionLine[];
  /** The product whose page it is. */
  productId?: string;
  /** Of that product the one that is chosen on its page: by when it is there. */
  variantId?: string;
  /** The buyer fetches it himself; absent where it is brought to him, or nobody has chosen yet. */
  delivery?: "pickup";
  /** ISO 3166-1 alpha-2: where it would go, or the buyer's market. */
  country?: string;
  /** Of the address, where there is one. */
  postalCode?: string;
  /** Of Shopify's, in which the buyer is. Absent where the page doesn't say it: after payment. */
  market?: string;
  /** BCP 47. */
  language?: string;
  /** What is off the cart already, by name: a line for each code that holds, and for each title of an automatic discount. Absent where nothing is. */
  discounts?: string;
  /** Shopify's checkout token, by which an order is found again. Absent before there is a checkout. */
  checkoutToken?: string;
  /** What stays the same for one buyer on one device, and says nothing of him: the cart's token or a random text of the extension's own. */
  visitor: string;
};

export type QuestionLine = { variantId: string; quantity: number };

export type OfferAnswer = {
  /** Names this decision where it is told what became of it; null where nothing was decided. */
  decision: string | null;
  offer: Offer | null;
  promise: DeliveryPromise | null;
};

export type Offer = {
  id: string;
  /** What kind of offer it is, for a heading of the extension's own; one that it doesn't know has its usual one. */
  kind?: string;
  /** The merchant's words in the buyer's language; empty where the extension's own heading is to stand. */
  heading: string;
  /** What can be taken, the best first; empty for a goal alone. */
  items: OfferedItem[];
  /** What the cart has to reach for a reward; null where there is none. */
  goal: SpendGoal | null;
};

/** Its price is the shop's own for that buyer's market: the extension reads it where it stands (theme, Storefront API). */
export type OfferedItem = {
  productId: string;
  variantId: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  quantity: number;
  discount: OfferDiscount | null;
  /** Why this: one sentence in the buyer's language; null where nothing is to be said. */
  why: string | null;
};

/** What Shopify itself will take off, by a discount that exists: the extension shows it, and never makes it. */
export type OfferDiscount = {
  /** 0 to 100, of the shop's price of all the units that are offered; not always a whole number (of three, one is free). */
  percentage: number;
  /** To be put on the cart with the item; null where the discount is automatic. */
  code: string | null;
};

export type SpendGoal = {
  /** Minor units of the shop's currency. */
  amount: number;
  currency: string;
  reward: "free_shipping" | "gift" | "discount";
};

export type DeliveryPromise = {
  /** ISO date at the buyer's place. */
  date: string;
  /** Of a hundred such promises so many are kept, at the least. */
  confidence: number;
};

/** `POST /offers/events`, or `POST /proxy/events` through the app proxy: what became of a decision. A repeat counts once. Answered with 204. */
export type OfferEvent = {
  decision: string;
  /** `shown`: stood on the page, really rendered. */
  kind: "shown" | "accepted" | "declined";
  /** Of what was accepted. */
  variantId?: string;
  checkoutToken?: string;
};

/** `POST /offers/post-purchase` with the page's own token (`inputData.token`) as bearer: all that is asked stands in it. */
export type PostPurchaseAnswer = {
  /** One after another: the second is shown when the first was taken (`after: "accept"`) or declined (`after: "decline"`). Two at most. */
  offers: PostPurchaseOffer[];
};

export type PostPurchaseOffer = Offer & {
  decision: string;
  after: "start" | "accept" | "decline";
  /** Shopify's changes, to be shown by `calculateChangeset`; what is applied is signed by the server. */
  changes: PostPurchaseChange[];
};

export type PostPurchaseChange = {
  type: "add_variant";
  variantId: number;
  quantity: number;
  discount?: { value: number; valueType: "percentage"; title: string };
};

/** `POST /offers/post-purchase/changeset` with the same bearer: the token that `applyChangeset` takes, priced and signed by the server. 409 where no warehouse can
 * ship it with the order any more: the buyer is charged nothing. */
export type ChangesetQuestion = { decision: string };
export type ChangesetAnswer = { token: string };

/** `POST /offers/order` with the session token of a thank-you or order status extension: how the buyer's order stands. */
export type OrderQuestion = { checkoutToken: string };
export type OrderAnswer = {
  promise: DeliveryPromise | null;
  parcels: BuyerParcel[];
  /** A link to a cart with the same things, of those that can still be bought; null where none can. */
  reorderUrl: string | null;
};

export type BuyerParcel = {
  /** ParcelStage; one that the extension doesn't know is shown without words. */
  stage: string;
  /** Titles and how many. */
  items: { title: string; quantity: number }[];
  tracking: { carrier: string | null; number: string | null; url: string | null }[];
};
