import { shipStock } from "../../inventory/ship-stock.ts";
import { fulfillmentPayload } from "../../state/fulfillment-payload.ts";
import type { FulfillmentRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { addFulfillmentOrder } from "../add-fulfillment-order.ts";
import type { Refused } from "../fulfillment-order-error.ts";
import { refuse } from "../refuse.ts";

/** `fulfillmentCancel`: the parcel did not leave after all. Units go back to their fulfillment order, or to a new one where that is closed. */
export function cancelFulfillment(state: ShopState, gid: string): { outcome: "cancelled"; fulfillment: FulfillmentRecord } | Refused {
  const fulfillment = state.fulfillments.get(numericId(gid, "Fulfillment") ?? 0);
  if (!fulfillment) return refuse(["id"], "Fulfillment does not exist.");
  if (fulfillment.status === "CANCELLED") return refuse(["id"], "Fulfillment has already been cancelled.");
  const { order, locationId } = fulfillment;
  fulfillment.status = "CANCELLED";
  fulfillment.updatedAt = state.now();

  const again: { line: FulfillmentRecord["lines"][number]["line"]; quantity: number }[] = [];
  for (const { line, quantity, fulfillmentOrderId, fulfillmentOrderLineId } of fulfillment.lines) {
    line.fulfilledQuantity -= quantity;
    shipStock(state, line, locationId, -quantity);
    const origin = state.fulfillmentOrders.get(fulfillmentOrderId);
    const originLine = origin?.lines.find((one) => one.id === fulfillmentOrderLineId);
    if (origin && originLine && origin.locationId === locationId && origin.status !== "CLOSED" && origin.status !== "CANCELLED")
      originLine.remainingQuantity += quantity;
    else again.push({ line, quantity });
  }
  // Stock is committed at the parcel's location still: a new fulfillment order there takes it over.
  if (again.length > 0) addFulfillmentOrder(state, order, { locationId, methodType: "SHIPPING", lines: again });
  order.closedAt = null;
  state.ledger.record({
    target: "shopify",
    effect: "fulfillment.cancelled",
    reference: fulfillment.tracking[0]?.number ?? null,
    detail: { id: toGid("Fulfillment", fulfillment.id), orderId: toGid("Order", order.id) },
  });
  tell(state, "fulfillments/update", "Fulfillment", fulfillment.id, fulfillmentPayload(state, fulfillment));
  touchOrder(state, order);
  return { outcome: "cancelled", fulfillment };
}
