import type { OrderInFulfillment } from "../load-order.server.ts";
import { ShipmentLines } from "../tracking/load-shipment.server.ts";
import type { UnitsOfLine } from "./unwanted-units.ts";

/** What left for the buyer, and still counts as that in Shopify. */
export type Box = {
  shipmentId: string;
  parcelId: string;
  /** It was lost, or comes back. */
  isAstray: boolean;
  /** Shopify was told of it, and has not refused it. */
  isTold: boolean;
  /** Our copy of the order is of after Shopify was told of it: before, what left stands there as yet to be shipped. */
  isCopied: boolean;
  units: readonly UnitsOfLine[];
};

/** By which causes a person is asked about boxes that arrive nowhere. */
export const ASTRAY = ["parcel.lost", "parcel.returned"];

/** The boxes of an order, without those whose fulfillment was cancelled in Shopify: what was in them waits to be shipped there. */
export function boxesOfOrder({ parcels, fulfillments }: Pick<OrderInFulfillment, "parcels" | "fulfillments">): Box[] {
  const copied = new Map(fulfillments.map(({ id, status }) => [id, status]));
  return parcels
    .flatMap((parcel) => parcel.shipments)
    .filter(({ fulfillmentId }) => fulfillmentId === null || copied.get(fulfillmentId) !== "CANCELLED")
    .map(({ id, parcelId, endedAs, fulfillmentId, refusedAt, lines }) => ({
      shipmentId: id,
      parcelId,
      isAstray: endedAs !== null,
      isTold: fulfillmentId !== null,
      isCopied: fulfillmentId === null ? refusedAt !== null : copied.has(fulfillmentId),
      units: ShipmentLines.parse(lines).map((line) => ({ orderLineId: BigInt(line.orderLineId), units: line.quantity })),
    }));
}
