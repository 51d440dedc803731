import { Temporal } from "temporal-polyfill";
import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { markAsOpen } from "./open-fulfillment-order.ts";

/** Lets a scheduled fulfillment order become OPEN at its `fulfillAt`, if it is scheduled for then still. */
export function openWhenDue(state: ShopState, one: FulfillmentOrderRecord): void {
  const { fulfillAt } = one;
  if (fulfillAt === null) return;
  state.clock.schedule(Temporal.Instant.fromEpochMilliseconds(fulfillAt), () => {
    if (one.status === "SCHEDULED" && one.fulfillAt === fulfillAt) markAsOpen(state, one);
  });
}

/** Puts an open fulfillment order off until then: what a prepaid subscription's later deliveries are. */
export function scheduleFulfillmentOrder(state: ShopState, one: FulfillmentOrderRecord, fulfillAt: number): void {
  one.status = "SCHEDULED";
  one.fulfillAt = fulfillAt;
  openWhenDue(state, one);
}
