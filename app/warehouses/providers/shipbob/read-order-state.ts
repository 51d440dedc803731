import type { TrackingEvent, WarehouseOrderState } from "../../warehouse-connection.ts";
import { readShipment } from "./read-shipment.ts";
import type { ShipBobOrder } from "./shipbob-order.ts";

/** An order of ours as ShipBob holds it; scans by shipment id where they are known. */
export function readOrderState(
  reference: string,
  order: ShipBobOrder,
  eventsByShipment: ReadonlyMap<number, readonly TrackingEvent[]> = new Map(),
): WarehouseOrderState {
  return {
    reference,
    warehouseOrderId: String(order.id),
    status: statusOf(order.status),
    shipments: (order.shipments ?? []).map((shipment) => readShipment(shipment, eventsByShipment.get(shipment.id), placesOf(order))),
  };
}

/** By product: the numbers that we gave the lines which stand under it now. */
function placesOf({ products }: ShipBobOrder): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const { id, external_line_id: place } of products ?? [])
    if (typeof id === "number" && typeof place === "number") places.set(id, [...(places.get(id) ?? []), place]);
  return places;
}

function statusOf(status: string): WarehouseOrderState["status"] {
  switch (status) {
    case "Fulfilled":
      return "completed";
    case "Cancelled":
      return "cancelled";
    case "Exception":
    case "ImportReview":
      return "exception";
    // Processing, PartiallyFulfilled, and whatever ShipBob adds.
    default:
      return "processing";
  }
}
