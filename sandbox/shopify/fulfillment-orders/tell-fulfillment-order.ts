import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";

/** Marks a fulfillment order as changed now and tells a `fulfillment_orders/…` topic about it. */
export function tellFulfillmentOrder(state: ShopState, one: FulfillmentOrderRecord, event: string, payload: Record<string, unknown>): void {
  one.updatedAt = state.now();
  tell(state, `fulfillment_orders/${event}`, "FulfillmentOrder", one.id, payload);
}
