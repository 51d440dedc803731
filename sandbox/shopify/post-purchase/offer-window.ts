import { holdFulfillmentOrder } from "../fulfillment-orders/holds/hold-fulfillment-order.ts";
import { releaseHolds } from "../fulfillment-orders/holds/release-holds.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** How long Shopify keeps an order for a buyer who leaves the page after paying: an hour. */
export const OFFER_WINDOW_MS = 3_600_000;

const REASON = "ONLINE_STORE_POST_PURCHASE_CROSS_SELL";

/**
 * The buyer has paid and is offered something: until he is on the thank-you page (`releaseOrder`), or the time is over, changesets can be applied and
 * the order's fulfillment orders are ON_HOLD.
 */
export function openOfferWindow(state: ShopState, order: OrderRecord, milliseconds = OFFER_WINDOW_MS): void {
  order.offer = { isOpen: true, changesets: [] };
  state.clock.schedule(state.clock.now().add({ milliseconds }), () => releaseOrder(state, order));
}

/** The buyer is on the thank-you page: nothing can be added any more, and what waited for it is free to be fulfilled. Twice is as once. */
export function releaseOrder(state: ShopState, order: OrderRecord): void {
  if (!order.offer?.isOpen) return;
  order.offer.isOpen = false;
  for (const one of [...order.fulfillmentOrders])
    releaseHolds(
      state,
      one,
      one.holds.filter(({ reason, heldByApp }) => reason === REASON && !heldByApp),
    );
}

/** Holds a new fulfillment order while something is offered to its buyer. */
export function holdForOffer(state: ShopState, one: FulfillmentOrderRecord): void {
  if (one.order.offer?.isOpen && one.methodType === "SHIPPING" && one.status === "OPEN")
    holdFulfillmentOrder(state, one, { reason: REASON, byApp: false });
}
