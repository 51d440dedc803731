import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { addFulfillmentOrder } from "../add-fulfillment-order.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { recordEffect } from "../record-effect.ts";
import { refuse, type Done } from "../refuse.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/**
 * `fulfillmentOrderCancel`: ends a fulfillment order that nobody works on, or takes its request back from the service at once. The work goes on in a
 * replacement, which takes the lines over with their ids; the old one is CLOSED and keeps only what was shipped of it.
 */
export function cancelFulfillmentOrder(
  state: ShopState,
  gid: string,
): Done<"cancelled", { one: FulfillmentOrderRecord; replacement: FulfillmentOrderRecord }> {
  const found = requireAction(state, gid, null, { notFound: "FULFILLMENT_ORDER_NOT_FOUND" });
  if (found.outcome === "refused") return found;
  const { one } = found;
  if (one.progressReported)
    return refuse(["id"], "Cannot cancel fulfillment order that has had progress reported. Mark as unfulfilled first.");
  if (!isCancelable(one)) return refuse(null, "Fulfillment order is not in cancelable request state and can't be canceled.");

  const replacement = addFulfillmentOrder(state, one.order, { locationId: one.locationId, methodType: one.methodType, lines: [] });
  Object.assign(replacement, { fulfillAt: one.fulfillAt, fulfillBy: one.fulfillBy });
  for (const line of one.lines) {
    const { remainingQuantity: quantity } = line;
    if (quantity === 0) continue;
    if (quantity === line.totalQuantity) replacement.lines.push(line);
    else replacement.lines.push({ ...line, id: state.nextId("fulfillmentOrderLine"), totalQuantity: quantity });
  }
  one.lines = one.lines.filter((line) => !replacement.lines.includes(line));
  for (const line of one.lines) Object.assign(line, { totalQuantity: line.totalQuantity - line.remainingQuantity, remainingQuantity: 0 });
  one.status = "CLOSED";
  one.holds = [];
  if (one.requestStatus !== "UNSUBMITTED") one.requestStatus = "CLOSED";
  recordEffect(state, "cancelled", one);
  tellFulfillmentOrder(state, one, "cancelled", {
    fulfillment_order: fulfillmentOrderPayload(one),
    replacement_fulfillment_order: fulfillmentOrderPayload(replacement),
  });
  touchOrder(state, one.order);
  return { outcome: "cancelled", one, replacement };
}

/** Nothing that a service has said yes to, and nothing that is over. */
function isCancelable({ status, requestStatus, lines }: FulfillmentOrderRecord): boolean {
  if (status === "CLOSED" || status === "CANCELLED" || lines.every(({ remainingQuantity }) => remainingQuantity === 0)) return false;
  return requestStatus !== "ACCEPTED" && requestStatus !== "CANCELLATION_REJECTED";
}
