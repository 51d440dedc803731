import { isSameTracking, ToldTracking } from "#app/parcels/tracking.ts";
import { webLink } from "#app/platform/outside-text.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";

type Copied = OrderInFulfillment["fulfillments"][number];

/** The shipments whose tracking in Shopify is another than the one that Waybill told, and newer. */
export function correctedTracking(order: OrderInFulfillment) {
  const copies = new Map(order.fulfillments.map((one) => [one.id, one]));
  return order.parcels
    .flatMap(({ shipments }) => shipments)
    .flatMap((shipment) => {
      const copy = shipment.fulfillmentId === null ? undefined : copies.get(shipment.fulfillmentId);
      const told = ToldTracking.safeParse(shipment.toldTracking).data;
      if (!copy || !told || copy.status === "CANCELLED" || copy.updatedAt <= new Date(told.at)) return [];
      const theirs = trackingIn(copy);
      if (theirs.numbers.length === 0 || isSameTracking(theirs, told)) return [];
      return [{ shipment, told, copy, theirs }];
    });
}

function trackingIn({ trackingCompany, trackingNumbers, trackingUrls }: Copied) {
  return { carrier: trackingCompany, numbers: trackingNumbers, urls: trackingUrls.filter((url) => webLink(url) !== null) };
}
