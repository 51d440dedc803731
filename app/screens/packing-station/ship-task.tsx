import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { AddressBlock } from "#app/ui/address-block.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Heading } from "#app/ui/text.tsx";
import { PackingSlipButton } from "../parts/packing-slip-button.tsx";
import type { StationParcel } from "./read-packing-station.server.ts";
import { ScanStatus } from "./scan-status.tsx";
import type { ShipReply } from "./station-replies.ts";

/** Carriers whose names Shopify knows, so that its customers get a tracking link by itself. */
const CARRIERS = ["Royal Mail", "DHL Express", "DPD UK", "Evri", "UPS", "FedEx", "USPS", "GLS", "La Poste", "PostNord"];
const OTHER = "Another carrier";

/** Handing a packed parcel over: slip in, carrier and tracking number on, next. */
export function ShipTask({ parcel }: { parcel: StationParcel }) {
  const ship = useFetcher<ShipReply>();
  const words = useWords();
  const [chosen, setChosen] = useState(CARRIERS[0] ?? OTHER);
  const [carrier, setCarrier] = useState("");
  const [trackingNumber, setTrackingNumber] = useState("");
  const refusal = ship.data && ship.data.outcome !== "shipped" ? ship.data : undefined;
  const ofCarrier = refusal && "field" in refusal && refusal.field === "carrier";

  return (
    <div className="station">
      <ScanStatus outcome="right">Everything is in. Add the slip and close the parcel.</ScanStatus>
      <Card heading="Address" gap="large">
        <AddressBlock address={parcel.address} />
        <PackingSlipButton parcelId={parcel.id} reference={parcel.reference} large />
      </Card>
      <Card>
        <ship.Form method="post" action={`/app/packing/ship/${parcel.id}`}>
          <FormFields>
            <Heading>Hand it to the carrier</Heading>
            <Select
              label="Carrier"
              choices={[...CARRIERS, OTHER].map((name) => ({ label: name, value: name }))}
              value={chosen}
              onChange={setChosen}
            />
            {chosen === OTHER && (
              <TextInput
                label="Name of the carrier"
                value={carrier}
                onChange={setCarrier}
                error={ofCarrier ? words(refusal.message) : undefined}
              />
            )}
            <input type="hidden" name="carrier" value={chosen === OTHER ? carrier : chosen} />
            <TextInput
              label="Tracking number"
              name="trackingNumber"
              help="Scan it from the label; leave empty if there is none"
              value={trackingNumber}
              onChange={setTrackingNumber}
            />
            {refusal && !ofCarrier && <FieldError of="ship">{words(refusal.message)}</FieldError>}
            <Button submit look="primary" large wide busy={ship.state !== "idle"}>
              Ship
            </Button>
          </FormFields>
        </ship.Form>
      </Card>
    </div>
  );
}
