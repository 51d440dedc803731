import type { CheckoutRecord } from "../checkout/checkout-record.ts";
import type { Clock } from "../clock.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import type { Carts } from "./cart.ts";
import type { HostedApp } from "./hosted-app.ts";

/** The shop's own front: what buyers see. */
export type Storefront = {
  state: ShopState;
  clock: Clock;
  postPurchaseMs: number;
  carts: Carts;
  /** By token. */
  checkouts: Map<string, CheckoutRecord>;
  /** Whose extensions stand in its pages; null where no app is installed. */
  app: HostedApp | null;
};

export type StorefrontOptions = { state: ShopState; clock: Clock; postPurchaseMs?: number; app?: HostedApp };

/** A storefront over a shop. Orders wait `postPurchaseMs` for an offer after payment, as they do at Shopify. */
export function createStorefront({ state, clock, postPurchaseMs = 3000, app }: StorefrontOptions): Storefront {
  return { state, clock, postPurchaseMs, carts: new Map(), checkouts: new Map(), app: app ?? null };
}
