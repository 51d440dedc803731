import { createFulfillment } from "../../fulfillment-orders/shipping/create-fulfillment.ts";
import { createFulfillmentEvent } from "../../fulfillment-orders/shipping/create-fulfillment-event.ts";
import { cancelOrder } from "../../state/cancel-order.ts";
import { toGid } from "../../state/gid.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import type { OrderCreateInput } from "./order-create-input.ts";

/** Ships, in part or whole, or cancels what the creator of an order says was shipped or restocked before. */
export function fulfillAsSaid(state: ShopState, order: OrderRecord, { fulfillment, fulfillmentStatus }: OrderCreateInput): void {
  if (fulfillmentStatus === "RESTOCKED") {
    cancelOrder(state, order, { reason: "OTHER", restock: true, refund: false });
    return;
  }
  if (!fulfillment && !fulfillmentStatus) return;
  for (const one of [...order.fulfillmentOrders]) {
    if (one.status !== "OPEN") continue;
    const made = createFulfillment(state, {
      lineItemsByFulfillmentOrder: [shipped(one, fulfillmentStatus === "PARTIAL")],
      trackingInfo: fulfillment
        ? {
            company: fulfillment.trackingCompany ?? null,
            numbers: fulfillment.trackingNumbers ?? (fulfillment.trackingNumber == null ? [] : [fulfillment.trackingNumber]),
          }
        : null,
      notifyCustomer: fulfillment?.notifyCustomer ?? false,
    });
    if (made.outcome === "created" && fulfillment?.shipmentStatus)
      createFulfillmentEvent(state, { fulfillmentId: toGid("Fulfillment", made.fulfillment.id), status: fulfillment.shipmentStatus });
    if (fulfillmentStatus === "PARTIAL") return;
  }
}

/** All of a fulfillment order, or a first unit of it where there is more than one. */
function shipped(one: FulfillmentOrderRecord, inPart: boolean) {
  const fulfillmentOrderId = toGid("FulfillmentOrder", one.id);
  const [first] = one.lines;
  return inPart && first
    ? { fulfillmentOrderId, fulfillmentOrderLineItems: [{ id: toGid("FulfillmentOrderLineItem", first.id), quantity: 1 }] }
    : { fulfillmentOrderId };
}
