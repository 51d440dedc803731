import type { OrderInFulfillment } from "../load-order.server.ts";
import { isLive, isPlanned, isShipped } from "#app/parcels/parcel-stage.ts";

type FulfillmentOrder = OrderInFulfillment["fulfillmentOrders"][number];

/** The fulfillment orders that no live parcel answers, or of which a parcel that has left whole has left something. */
export function unattached(order: Order): FulfillmentOrder[] {
  const live = order.parcels.filter(isLive);
  const attached = new Set(live.flatMap((parcel) => parcel.fulfillmentOrderIds));
  const copied = new Set(order.fulfillments.map(({ id }) => id));
  const inUse = new Set(live.filter((parcel) => !isBehind(parcel, copied)).flatMap((parcel) => parcel.fulfillmentOrderIds));
  return order.fulfillmentOrders.filter(({ id, lines }) => {
    const isLeftOver = !inUse.has(id) && lines.some((line) => line.requiresShipping && line.remainingQuantity > 0);
    return !attached.has(id) || isLeftOver;
  });
}

/**
 * Shopify has all of it as fulfilled, and so has our copy of the order: what remains of its fulfillment orders was left out, and is nobody's.
 * Between the two our copy shows as remaining what has just been told.
 */
function isBehind(parcel: Order["parcels"][number], copied: ReadonlySet<bigint>): boolean {
  if (!isShipped(parcel)) return false;
  const told = parcel.shipments.filter(({ lines }) => !Array.isArray(lines) || lines.length > 0);
  return told.length > 0 && told.every(({ fulfillmentId }) => fulfillmentId !== null && copied.has(fulfillmentId));
}

type Order = Pick<OrderInFulfillment, "fulfillmentOrders" | "fulfillments" | "parcels">;

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
