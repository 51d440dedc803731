import { Badge } from "#app/ui/badge.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { ShipmentView } from "./read-parcels.server.ts";

/** A box that left a warehouse: its carrier and tracking, and what happened to it, newest first. `partial`: it is not the whole parcel. */
export function ShipmentTracking({ shipment, partial }: { shipment: ShipmentView; partial: boolean }) {
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Stack gap="small">
      <Row>
        <Span strong>{shipment.carrier ?? "Carrier not named"}</Span>
        <TrackingNumber shipment={shipment} />
        {partial && <Badge>{units === 1 ? "1 unit" : `${units} units`}</Badge>}
        <Badge tone={shipment.inShopify ? "success" : "attention"}>{shipment.inShopify ? "In Shopify" : "Going to Shopify"}</Badge>
      </Row>
      <Timeline
        compact
        items={[
          ...shipment.events.map(({ status, message, happenedAt }) => ({
            key: `${status} ${happenedAt}`,
            what: [EVENTS[status] ?? status.replaceAll("_", " ").toLowerCase(), message].filter(Boolean).join(": "),
            details: <DateTime iso={happenedAt} />,
          })),
          { key: "left", what: "Left the warehouse", details: <DateTime iso={shipment.shippedAt} /> },
        ]}
      />
    </Stack>
  );
}

function TrackingNumber({ shipment }: { shipment: ShipmentView }) {
  if (shipment.trackingNumber === null) return <Muted>No tracking number yet</Muted>;
  if (shipment.trackingUrl === null) return <WrittenByPeople>{shipment.trackingNumber}</WrittenByPeople>;
  return <Link url={shipment.trackingUrl}>{shipment.trackingNumber}</Link>;
}

/** Shopify's FulfillmentEventStatus in words. */
const EVENTS: Record<string, string> = {
  LABEL_PURCHASED: "Label bought",
  LABEL_PRINTED: "Label printed",
  READY_FOR_PICKUP: "Ready for pickup",
  CONFIRMED: "Confirmed by the carrier",
  CARRIER_PICKED_UP: "Picked up by the carrier",
  IN_TRANSIT: "In transit",
  OUT_FOR_DELIVERY: "Out for delivery",
  ATTEMPTED_DELIVERY: "Delivery attempted",
  DELIVERED: "Delivered",
  DELAYED: "Delayed",
  FAILURE: "Delivery failed",
};
