import { Badge, Banner, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ParcelView, ShipmentView } from "./read-parcels.server.ts";
import { DateTime } from "#app/ui/date-time.tsx";
import { ParcelStepper } from "./parcel-stepper.tsx";
import { DepartureBadge } from "#app/ui/departure-badge.tsx";
import { PackingSlipButton } from "#app/ui/packing-slip-button.tsx";
import { StageBadge } from "#app/ui/stage-badge.tsx";
import { isAtPackingStation, isLive, isOpen } from "#app/parcels/parcel-stage.ts";

/** One parcel of an order: its warehouse, where it is on its way, what is in it, and its boxes with their tracking. */
export function ParcelCard({ parcel, number, of }: { parcel: ParcelView; number: number; of: number }) {
  const atPackingStation = parcel.warehouse.kind === "built_in" && isAtPackingStation(parcel);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingMd">
              {of > 1 ? `Parcel ${number} of ${of}` : "Parcel"}
            </Text>
            <StageBadge stage={parcel.stage} />
          </InlineStack>
          <Link url={`/app/warehouses/${parcel.warehouse.id}`}>{parcel.warehouse.name}</Link>
        </InlineStack>
        {isLive(parcel) && <ParcelStepper stage={parcel.stage} packingSeen={parcel.warehouse.kind === "built_in"} />}
        {parcel.problem && (
          <Banner tone="critical" title="The warehouse reports a problem">
            <p className="wb-wrap">{parcel.problem}</p>
          </Banner>
        )}
        {isOpen(parcel) && parcel.leavesOn && (
          <InlineStack>
            <DepartureBadge leavesOn={parcel.leavesOn} today={parcel.today} />
          </InlineStack>
        )}
        <BlockStack as="ul" gap="100">
          {parcel.lines.map((line) => (
            <li key={line.sku} className="wb-wrap">
              <InlineStack align="space-between" gap="400" wrap={false}>
                <span className="wb-wrap">
                  {line.title}{" "}
                  <Text as="span" tone="subdued">
                    {line.sku}
                  </Text>
                </span>
                <span className="wb-figure">{`× ${line.quantity}`}</span>
              </InlineStack>
            </li>
          ))}
        </BlockStack>
        {parcel.shipments.map((shipment) => (
          <Box key={shipment.id} shipment={shipment} partial={parcel.shipments.length > 1 || isOpen(parcel)} />
        ))}
        {isLive(parcel) && (
          <InlineStack gap="200">
            <PackingSlipButton parcelId={parcel.id} reference={parcel.reference} />
            {atPackingStation && <Button url={`/app/packing/parcels/${parcel.id}`}>Open at the packing station</Button>}
          </InlineStack>
        )}
        <Text as="p" tone="subdued" variant="bodySm">{`Reference ${parcel.reference}`}</Text>
      </BlockStack>
    </Card>
  );
}

function Box({ shipment, partial }: { shipment: ShipmentView; partial: boolean }) {
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          {shipment.carrier ?? "Carrier not named"}
        </Text>
        <Tracking shipment={shipment} />
        {partial && <Badge>{units === 1 ? "1 unit" : `${units} units`}</Badge>}
        <Badge tone={shipment.inShopify ? "success" : "attention"}>{shipment.inShopify ? "In Shopify" : "Going to Shopify"}</Badge>
      </InlineStack>
      <ul className="wb-timeline">
        {shipment.events.map((event) => (
          <li key={`${event.status} ${event.happenedAt}`}>
            {EVENTS[event.status] ?? event.status.replaceAll("_", " ").toLowerCase()}
            {event.message && `: ${event.message}`}{" "}
            <Text as="span" tone="subdued">
              <DateTime iso={event.happenedAt} />
            </Text>
          </li>
        ))}
        <li>
          Left the warehouse{" "}
          <Text as="span" tone="subdued">
            <DateTime iso={shipment.shippedAt} />
          </Text>
        </li>
      </ul>
    </BlockStack>
  );
}

function Tracking({ shipment }: { shipment: ShipmentView }) {
  if (shipment.trackingNumber === null)
    return (
      <Text as="span" tone="subdued">
        No tracking number yet
      </Text>
    );
  if (shipment.trackingUrl === null) return <span className="wb-wrap">{shipment.trackingNumber}</span>;
  return (
    <Link url={shipment.trackingUrl} target="_blank">
      {shipment.trackingNumber}
    </Link>
  );
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
