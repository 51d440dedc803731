import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import type { Refused } from "../fulfillment-order-error.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** `fulfillmentOrderOpen`: a scheduled one before its time, or one with reported progress. */
export function openFulfillmentOrder(state: ShopState, gid: string): { outcome: "opened"; one: FulfillmentOrderRecord } | Refused {
  const found = requireAction(state, gid, "MARK_AS_OPEN");
  if (found.outcome === "refused") return found;
  const { one } = found;
  const event = one.progressReported ? "manually_reported_progress_stopped" : "scheduled_fulfillment_order_ready";
  one.status = "OPEN";
  one.progressReported = false;
  one.fulfillAt = state.now();
  tellFulfillmentOrder(state, one, event, { fulfillment_order: fulfillmentOrderPayload(one) });
  return { outcome: "opened", one };
}
