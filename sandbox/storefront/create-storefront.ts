import type { Clock } from "../clock.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";

/** The shop's own front: what buyers see. */
export type Storefront = { state: ShopState; clock: Clock; postPurchaseMs: number };

/** A storefront over a shop. Orders wait `postPurchaseMs` for an offer after payment, as they do at Shopify. */
export function createStorefront({
  state,
  clock,
  postPurchaseMs = 3000,
}: {
  state: ShopState;
  clock: Clock;
  postPurchaseMs?: number;
}): Storefront {
  return { state, clock, postPurchaseMs };
}
