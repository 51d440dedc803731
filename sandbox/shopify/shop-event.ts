import type { Temporal } from "temporal-polyfill";

/**
 * Something that happened in the shop, as a webhook would tell it. `ShopState.events` (a `ShopEvents`) tells it once; the webhook sender and the
 * callback caller listen.
 */
export type ShopEvent = {
  /** As the toml writes it: `orders/create`, `fulfillment_orders/order_routing_complete`. */
  topic: string;
  /** GID of what it is about. */
  resourceId: string;
  /** REST-shaped, as Shopify sends it: snake_case, numeric ids beside `admin_graphql_api_id`. */
  payload: Record<string, unknown>;
  at: Temporal.Instant;
};

export type ShopEvents = {
  emit(event: ShopEvent): void;
  /** Answers a way to stop listening. */
  on(listener: (event: ShopEvent) => void): () => void;
};
