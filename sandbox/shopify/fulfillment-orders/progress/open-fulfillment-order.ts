import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { actionsOf } from "../actions-of.ts";
import { byApp, fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { refuse } from "../refuse.ts";
import { requireAction, type Acted } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** `fulfillmentOrderOpen`: a scheduled one before its time, or one with reported progress. */
export function openFulfillmentOrder(state: ShopState, gid: string, isApp = true): Acted<"opened"> {
  const found = requireAction(state, gid, null);
  if (found.outcome === "refused") return found;
  const { one } = found;
  if (!actionsOf(state, one).includes("MARK_AS_OPEN"))
    return refuse(null, `Expected fulfillment order status to be valid but it was ${one.status.toLowerCase()}.`);
  markAsOpen(state, one, isApp);
  return { outcome: "opened", one };
}

/** Its time has come, or somebody said so. */
export function markAsOpen(state: ShopState, one: FulfillmentOrderRecord, isApp = false): void {
  const stopped = one.progressReported;
  const event = stopped ? "manually_reported_progress_stopped" : "scheduled_fulfillment_order_ready";
  one.status = "OPEN";
  one.progressReported = false;
  if ((one.fulfillAt ?? 0) > state.now()) one.fulfillAt = state.now();
  tellFulfillmentOrder(state, one, event, {
    fulfillment_order: fulfillmentOrderPayload(one),
    ...(stopped && { progress_stopped_by_app: byApp(isApp), progress_stopped_by_user: null }),
  });
}
