import type { ShopState } from "../shopify/state/shop-state.ts";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The newest orders have been delivered by now (shipHistory). */
const OVER_MS = 3 * DAY_MS;

/**
 * Moves a history by whole weeks, so that its last order was placed some days ago and what was sold on a Tuesday still was. Nothing but times
 * changes; a history that is newer than that stays as it is.
 */
export function bringUpToDate(state: ShopState): void {
  let newest = 0;
  for (const { createdAt } of state.orders.values()) newest = Math.max(newest, createdAt);
  const shift = Math.max(0, Math.floor((state.now() - OVER_MS - newest) / WEEK_MS)) * WEEK_MS;
  for (const order of state.orders.values()) {
    order.createdAt += shift;
    order.updatedAt += shift;
    order.processedAt += shift;
    if (order.closedAt !== null) order.closedAt += shift;
  }
  for (const things of [state.customers, state.products])
    for (const thing of things.values()) {
      thing.createdAt += shift;
      thing.updatedAt += shift;
    }
}
