import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineError, Select, Text, TextField } from "@shopify/polaris";
import type { StationParcel } from "./read-packing-station.server.ts";
import type { action as shipAction } from "#app/routes/app.packing.ship.$parcelId.ts";
import { AddressBlock } from "#app/ui/address-block.tsx";
import { PackingSlipButton } from "#app/ui/packing-slip-button.tsx";

/** Carriers whose names Shopify knows, so that its customers get a tracking link by itself. */
const CARRIERS = ["Royal Mail", "DHL Express", "DPD UK", "Evri", "UPS", "FedEx", "USPS", "GLS", "La Poste", "PostNord"];
const OTHER = "Another carrier";

/** Handing a packed parcel over: slip in, carrier and tracking number on, next. */
export function ShipTask({ parcel }: { parcel: StationParcel }) {
  const ship = useFetcher<typeof shipAction>();
  const [chosen, setChosen] = useState(CARRIERS[0] ?? OTHER);
  const [carrier, setCarrier] = useState("");
  const [trackingNumber, setTrackingNumber] = useState("");
  const refusal = ship.data && ship.data.outcome !== "shipped" ? ship.data : undefined;

  return (
    <div className="wb-station">
      <div className="wb-scan-said wb-scan-right" role="status">
        Everything is in. Add the slip and close the parcel.
      </div>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Address
          </Text>
          <AddressBlock lines={parcel.address} />
          <PackingSlipButton parcelId={parcel.id} reference={parcel.reference} large />
        </BlockStack>
      </Card>
      <Card>
        <ship.Form method="post" action={`/app/packing/ship/${parcel.id}`}>
          <FormLayout>
            <Text as="h2" variant="headingMd">
              Hand it to the carrier
            </Text>
            <Select label="Carrier" options={[...CARRIERS, OTHER]} value={chosen} onChange={setChosen} />
            {chosen === OTHER && (
              <TextField
                label="Name of the carrier"
                value={carrier}
                onChange={setCarrier}
                autoComplete="off"
                error={refusal && "field" in refusal && refusal.field === "carrier" ? refusal.message : undefined}
              />
            )}
            <input type="hidden" name="carrier" value={chosen === OTHER ? carrier : chosen} />
            <TextField
              label="Tracking number"
              name="trackingNumber"
              helpText="Scan it from the label; leave empty if there is none"
              value={trackingNumber}
              onChange={setTrackingNumber}
              autoComplete="off"
            />
            {refusal && !("field" in refusal && refusal.field === "carrier") && <InlineError fieldID="ship" message={refusal.message} />}
            <Button submit variant="primary" size="large" fullWidth loading={ship.state !== "idle"}>
              Ship
            </Button>
          </FormLayout>
        </ship.Form>
      </Card>
    </div>
  );
}
