import { Temporal } from "temporal-polyfill";
import { fulfillmentOrderPayload } from "../fulfillment-orders/fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../fulfillment-orders/tell-fulfillment-order.ts";
import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/**
 * Opens a SCHEDULED fulfillment order when the clock reaches its `fulfillAt`, and tells that it is ready. One that was opened, ended or
 * put off meanwhile is left alone; whoever puts it off calls this again.
 */
export function openWhenDue(state: ShopState, one: FulfillmentOrderRecord): void {
  const due = one.fulfillAt;
  if (due === null) return;
  state.clock.schedule(Temporal.Instant.fromEpochMilliseconds(due), () => {
    if (one.status !== "SCHEDULED" || one.fulfillAt !== due) return;
    one.status = "OPEN";
    tellFulfillmentOrder(state, one, "scheduled_fulfillment_order_ready", { fulfillment_order: fulfillmentOrderPayload(one) });
  });
}
