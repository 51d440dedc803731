import { shipStock } from "../../inventory/ship-stock.ts";
import { fulfillmentPayload } from "../../state/fulfillment-payload.ts";
import type { FulfillmentRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import { orderFulfillmentStatus } from "../../state/order-fulfillment-status.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { touchOrder } from "../../state/touch-order.ts";
import type { Done } from "../refuse.ts";
import { remainingQuantity } from "../remaining-quantity.ts";
import { checkParts, type ShippedPart } from "./check-parts.ts";
import { readTracking, type TrackingInput } from "./read-tracking.ts";

export type FulfillmentInput = {
  lineItemsByFulfillmentOrder: ShippedPart[];
  trackingInfo?: TrackingInput | null;
  notifyCustomer?: boolean | null;
};

/**
 * `fulfillmentCreate`: a parcel left. All fulfillment orders are of one order at one location; lines not named mean all that remains.
 * It has no idempotency of its own, as at Shopify: asked twice it makes two, if enough remains.
 */
export function createFulfillment(state: ShopState, input: FulfillmentInput): Done<"created", { fulfillment: FulfillmentRecord }> {
  const checked = checkParts(state, input.lineItemsByFulfillmentOrder);
  if (checked.outcome === "refused") return checked;
  const { parts, first } = checked;
  const { order } = first;
  const at = state.now();
  const fulfillment: FulfillmentRecord = {
    __typename: "Fulfillment",
    id: state.nextId("fulfillment"),
    order,
    name: `${order.name}.${order.fulfillments.length + 1}`,
    locationId: first.locationId,
    status: "SUCCESS",
    tracking: readTracking(input.trackingInfo),
    events: [],
    createdAt: at,
    updatedAt: at,
    lines: parts.flatMap(({ one, lines }) =>
      lines.map(({ line, quantity }) => ({
        __typename: "FulfillmentLineItem" as const,
        id: state.nextId("fulfillmentLine"),
        line: line.line,
        fulfillmentOrderId: one.id,
        fulfillmentOrderLineId: line.id,
        quantity,
      })),
    ),
  };
  for (const { one, lines } of parts) {
    for (const { line, quantity } of lines) {
      line.remainingQuantity -= quantity;
      line.line.fulfilledQuantity += quantity;
      shipStock(state, line.line, one.locationId, quantity);
    }
    one.updatedAt = at;
    if (remainingQuantity(one) > 0) one.status = "IN_PROGRESS";
    else {
      one.status = "CLOSED";
      one.progressReported = false;
      if (one.requestStatus !== "UNSUBMITTED") one.requestStatus = "CLOSED";
    }
  }
  order.fulfillments.push(fulfillment);
  state.fulfillments.set(fulfillment.id, fulfillment);

  const complete = orderFulfillmentStatus(order) === "FULFILLED";
  if (complete) order.closedAt = at;
  state.ledger.record({
    target: "shopify",
    effect: "fulfillment.created",
    reference: fulfillment.tracking[0]?.number ?? null,
    detail: {
      id: toGid("Fulfillment", fulfillment.id),
      orderId: toGid("Order", order.id),
      orderName: order.name,
      fulfillmentOrderIds: parts.map(({ one }) => toGid("FulfillmentOrder", one.id)),
      lines: fulfillment.lines.map(({ line, quantity }) => ({ sku: line.sku, quantity })),
      notifyCustomer: input.notifyCustomer ?? false,
    },
  });
  tell(state, "fulfillments/create", "Fulfillment", fulfillment.id, fulfillmentPayload(state, fulfillment));
  touchOrder(state, order, complete ? "orders/fulfilled" : "orders/partially_fulfilled");
  return { outcome: "created", fulfillment };
}
