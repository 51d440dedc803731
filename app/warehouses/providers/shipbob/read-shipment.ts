import { verbatim, type Message } from "#app/platform/messages/message.ts";
import type { TrackingEvent, WarehouseShipment } from "../../warehouse-connection.ts";
import { shipBobWords } from "./messages.ts";
import { readMoment } from "./read-moment.ts";
import type { ShipBobShipment } from "./shipbob-shipment.ts";

/** A shipment of ShipBob's in Waybill's words, with the scans that are known of it. */
export function readShipment(
  shipment: ShipBobShipment,
  events: readonly TrackingEvent[] = [],
  placesOfProduct: ReadonlyMap<number, readonly number[]> = new Map(),
): WarehouseShipment {
  // One field holds the numbers of all boxes.
  const [number = null, ...others] = (shipment.tracking?.tracking_number ?? "").split(/[,;\s]+/).filter(Boolean);
  const deliveredAt = readMoment(shipment.delivery_date);
  const status = statusOf(shipment.status, deliveredAt !== null);
  return {
    warehouseShipmentId: String(shipment.id),
    status,
    problem: status === "exception" || status === "on-hold" ? problemOf(shipment) : null,
    lines: (shipment.products ?? []).flatMap((product) => {
      const sku = product.reference_id ?? product.sku;
      const quantity = product.quantity ?? unitsOf(product.inventory_items ?? []);
      const places = placesOfProduct.get(product.id ?? Number.NaN);
      return sku && quantity > 0 ? [{ sku, quantity, ...(places && { places }) }] : [];
    }),
    carrier: shipment.tracking?.carrier || null,
    trackingNumber: number,
    trackingUrl: shipment.tracking?.tracking_url || null,
    ...(others.length > 0 && { otherBoxes: others.map((other) => ({ number: other, url: null })) }),
    shippedAt:
      status === "shipped" || status === "delivered"
        ? (readMoment(shipment.actual_fulfillment_date) ?? readMoment(shipment.tracking?.shipping_date))
        : null,
    deliveredAt,
    events,
  };
}

function statusOf(status: string, delivered: boolean): WarehouseShipment["status"] {
  switch (status) {
    case "Completed":
      return delivered ? "delivered" : "shipped";
    // Clean-swept: taken off the floor because its units were not found.
    case "Exception":
    case "CleanSweeped":
      return "exception";
    case "OnHold":
    case "ImportReview":
      return "on-hold";
    case "Cancelled":
      return "cancelled";
    // None, Processing, LabeledCreated, and whatever ShipBob adds: it has not left.
    default:
      return "processing";
  }
}

function problemOf({ status, status_details }: ShipBobShipment): Message {
  const said = (status_details ?? []).flatMap(({ description, name }) => description || name || []);
  return said.length > 0 ? verbatim(said.join("; ")) : shipBobWords.message("says-no-more", { status });
}

/** ShipBob tells units of what lies on its shelves: lots of one item add up; a bundle is as many as its scarcest part. */
function unitsOf(items: readonly { id: number; quantity: number }[]): number {
  const byItem = new Map<number, number>();
  for (const { id, quantity } of items) byItem.set(id, (byItem.get(id) ?? 0) + quantity);
  return byItem.size === 0 ? 0 : Math.min(...byItem.values());
}
