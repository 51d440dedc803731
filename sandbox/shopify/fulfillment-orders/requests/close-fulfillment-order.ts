import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { recordEffect } from "../record-effect.ts";
import { NOT_AT_SERVICE, refuse } from "../refuse.ts";
import { requireAction, type Acted } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** `fulfillmentOrderClose`: the service gives up on what it accepted; the merchant has it back as INCOMPLETE. */
export function closeFulfillmentOrder(state: ShopState, gid: string, message: string | null): Acted<"closed"> {
  const found = requireAction(state, gid, null);
  if (found.outcome === "refused") return found;
  const { one } = found;
  const accepted = one.requestStatus === "ACCEPTED" || one.requestStatus === "CANCELLATION_REJECTED";
  if (state.locations.get(one.locationId)?.fulfillmentServiceId == null) return refuse(null, NOT_AT_SERVICE);
  if (one.status !== "IN_PROGRESS" || !accepted) return refuse(null, "The fulfillment order is not in an in progress state.");
  one.status = "INCOMPLETE";
  one.requestStatus = "CLOSED";
  recordEffect(state, "closed", one, { message });
  tellFulfillmentOrder(state, one, "fulfillment_service_failed_to_complete", { fulfillment_order: fulfillmentOrderPayload(one), message });
  touchOrder(state, one.order);
  return { outcome: "closed", one };
}
