/**
 * What the block and the action on Shopify's own page of an abandoned checkout are told: the answer of `GET /app/checkouts/:checkoutId/block`. All that
 * is to be read stands in the words of who reads it.
 *
 * What was deployed with an earlier or a later version reads it too: fields are added, never changed or taken away.
 */
export type CheckoutBlock = {
  /** Null while Waybill hasn't heard of the checkout. */
  cart: BlockCart | null;
};

export type BlockCart = {
  /** The cart's page in Waybill, as a path from the app's address. */
  page: string;
  /** Whether its buyer has bought (`completed`), left (`abandoned`), is still there (`active`), or emptied it (`gone`). */
  state: string;
  /** What Waybill does about it, or why it does nothing. */
  standing: string;
  /** Whether its buyer is among the few who are left alone so that recovery can be measured. */
  isHeldOut: boolean;
  /** The journeys that go on, then those that ended; the latest first. */
  runs: BlockRun[];
  /** The latest first; what is planned stands above. */
  messages: BlockMessage[];
  /** Those that can be started for it: what is live. */
  journeys: { id: string; name: string }[];
  /** Why no link can be made back to it; null where one can. */
  noLink: string | null;
};

export type BlockRun = {
  id: string;
  journey: string;
  isGoingOn: boolean;
  /** The step at which it stands; null once it has ended. */
  step: string | null;
  /** When that step is taken up; null where nothing is due. */
  next: string | null;
};

export type BlockMessage = {
  id: string;
  /** By which channel, and how it begins. */
  what: string;
  /** DeliveryStage. One that the block doesn't know is shown without a colour. */
  stage: string;
  state: string;
  /** Why it didn't go; null where there is nothing to explain. */
  why: string | null;
  /** When it came to this, or is due. */
  at: string;
};

/** What `POST /app/checkouts/:checkoutId/block` answers: whether it was done, and a sentence about it. */
export type CheckoutAnswer = {
  ok: boolean;
  message: string;
  /** The link that was asked for. */
  link?: string;
};
