import type { OrderInFulfillment } from "../load-order.server.ts";
import { unattached } from "./unattached.ts";
import { isPlanned } from "#app/parcels/parcel-stage.ts";

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
