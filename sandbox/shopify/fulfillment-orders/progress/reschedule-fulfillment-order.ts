import { Temporal } from "temporal-polyfill";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { scheduledPayload } from "../fulfillment-order-payload.ts";
import { refuse, type Done } from "../refuse.ts";
import { requireAction, type Acted } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";
import { scheduleFulfillmentOrder } from "./open-when-due.ts";

/** `fulfillmentOrderReschedule`: another time for a scheduled one. */
export function rescheduleFulfillmentOrder(state: ShopState, gid: string, fulfillAt: string): Acted<"rescheduled"> {
  const found = requireAction(state, gid, null);
  if (found.outcome === "refused") return found;
  const { one } = found;
  if (one.status !== "SCHEDULED") return refuse(null, "Fulfillment order must be scheduled.");
  const at = Temporal.Instant.from(fulfillAt).epochMilliseconds;
  if (at <= state.now()) return refuse(["fulfillAt"], "Fulfill at must be in the future.");
  scheduleFulfillmentOrder(state, one, at);
  tellFulfillmentOrder(state, one, "rescheduled", { fulfillment_order: scheduledPayload(state, one) });
  touchOrder(state, one.order);
  return { outcome: "rescheduled", one };
}

/** `fulfillmentOrdersSetFulfillmentDeadline`: by when they are to be fulfilled, in whole seconds. All of them or none. */
export function setFulfillmentDeadline(state: ShopState, gids: string[], deadline: string): Done<"set"> {
  const found = gids.map((gid) => state.fulfillmentOrders.get(numericId(gid, "FulfillmentOrder") ?? 0));
  if (found.some((one) => one === undefined))
    return refuse(null, "The fulfillment orders could not be found.", "FULFILLMENT_ORDERS_NOT_FOUND");
  const fulfillBy = Math.floor(Temporal.Instant.from(deadline).epochMilliseconds / 1000) * 1000;
  for (const one of found) if (one) Object.assign(one, { fulfillBy, updatedAt: state.now() });
  return { outcome: "set" };
}
