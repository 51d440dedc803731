import type { OrderInFulfillment } from "../load-order.server.ts";
import { isLive, isPlanned } from "#app/parcels/parcel-stage.ts";

type FulfillmentOrder = OrderInFulfillment["fulfillmentOrders"][number];
/** The fulfillment orders that no live parcel answers. */
export function unattached(order: Order): FulfillmentOrder[] {
  const attached = new Set(order.parcels.filter(isLive).flatMap((parcel) => parcel.fulfillmentOrderIds));
  return order.fulfillmentOrders.filter((fulfillmentOrder) => !attached.has(fulfillmentOrder.id));
}

type Order = Pick<OrderInFulfillment, "fulfillmentOrders" | "parcels">;

/**
 * The fulfillment orders whose request or acceptance a run of ours made before it was cut short: they stand at the warehouse of a planned
 * parcel, are asked for, and no parcel answers them yet.
 */
export function halfAsked(order: Order): OrderInFulfillment["fulfillmentOrders"] {
  const planned = new Set(order.parcels.filter(isPlanned).map((parcel) => parcel.warehouse.locationId));
  return unattached(order).filter(
    (one) =>
      planned.has(one.assignedLocationId) &&
      (one.requestStatus === "SUBMITTED" || one.requestStatus === "ACCEPTED") &&
      one.lines.some((line) => line.remainingQuantity > 0 && line.requiresShipping),
  );
}
