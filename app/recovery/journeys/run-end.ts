import { z } from "zod";

/** Why a run is over. All but `finished` end it at once, wherever it stands, and call off what it had planned. */
export const RunEnd = z.enum([
  /** It came to its end. */
  "finished",
  /** Its person bought, by whatever channel. */
  "purchased",
  /** What they had bought was refunded. */
  "refunded",
  "unsubscribed",
  /** They wrote to the shop: a person answers them now. */
  "ticket-opened",
  /** The cart that it is about was emptied or deleted. */
  "cart-gone",
  /** They went on with the cart. Should they leave it anew the same run goes on where it stood: of one cart no step comes twice. Should they buy it, they bought. */
  "cart-resumed",
  /** The order that it is about was cancelled, or deleted. */
  "order-cancelled",
  /** The parcel that it is about arrived, was called off or came back, or had left in time after all. */
  "parcel-over",
  /** What they waited for is sold out again. */
  "sold-out",
  /** A message could not go to them, and its step says to leave then. */
  "not-eligible",
  /** A merchant, Shopify Flow, or the journey's own exit. */
  "stopped",
  /** Its person is forgotten. */
  "redacted",
]);

export type RunEnd = z.infer<typeof RunEnd>;
