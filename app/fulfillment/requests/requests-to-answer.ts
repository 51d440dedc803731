import { isPlanned } from "#app/parcels/parcel-stage.ts";

import type { OrderInFulfillment } from "../load-order.server.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { unattached } from "./unattached.ts";

type Requested = OrderInFulfillment["fulfillmentOrders"][number];

export type Asked = Pick<ReconcileFacts, "order" | "warehouses">;

/** What Shopify asks of a warehouse now, and of which. */
export function requestsToAnswer({ order, warehouses }: Asked): { one: Requested; warehouse: Asked["warehouses"][number] }[] {
  // A request of our own that was cut short is finished by carryOutPlan.
  const planned = new Set(order.parcels.filter(isPlanned).map((parcel) => parcel.warehouseId));
  const free = new Set(unattached(order).map((one) => one.id));
  return order.fulfillmentOrders.flatMap((one) => {
    const warehouse = warehouses.find((candidate) => candidate.locationId === one.assignedLocationId);
    if (!warehouse) return [];
    const isOrphan = free.has(one.id) && !planned.has(warehouse.id) && hasWork(one);
    return isToAnswer(one, isOrphan) ? [{ one, warehouse }] : [];
  });
}

/** A cancellation is answered in any case; a request that is no parcel of ours yet is accepted, or was and is given back or gets its parcel. */
function isToAnswer(one: Requested, isOrphan: boolean): boolean {
  if (one.requestStatus === "CANCELLATION_REQUESTED") return true;
  const isAccepted = one.status === "IN_PROGRESS" && ["ACCEPTED", "CANCELLATION_REJECTED"].includes(one.requestStatus);
  return isOrphan && (one.requestStatus === "SUBMITTED" || isAccepted);
}

function hasWork(one: Requested): boolean {
  return one.lines.some((line) => line.requiresShipping && line.remainingQuantity > 0);
}
