import { AddressBlock } from "#app/ui/address-block.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Heading } from "#app/ui/text.tsx";
import { PackingSlipButton } from "../parts/packing-slip-button.tsx";
import { packingStation } from "./messages.ts";
import type { StationParcel } from "./read-packing-station.server.ts";
import { ScanStatus } from "./scan-status.tsx";
import { ShipForm } from "./station-forms.ts";

/** Carriers whose names Shopify knows, so that its customers get a tracking link by itself. */
const CARRIERS = ["Royal Mail", "DHL Express", "DPD UK", "Evri", "UPS", "FedEx", "USPS", "GLS", "La Poste", "PostNord"] as const;
const OTHER = "other";
const UNSENT: Record<"chosen" | "carrier" | "trackingNumber", string> = { chosen: CARRIERS[0], carrier: CARRIERS[0], trackingNumber: "" };

/** Handing a packed parcel over: slip in, carrier and tracking number on, next. */
export function ShipTask({ parcel }: { parcel: StationParcel }) {
  const text = useText(packingStation);
  const form = useForm({ saved: UNSENT, schema: ShipForm, action: `/app/packing/ship/${parcel.id}` });
  const isMarked = form.error("carrier") !== undefined || form.error("trackingNumber") !== undefined;

  return (
    <div className="station">
      <ScanStatus outcome="right">{text("all-in")}</ScanStatus>
      <Card heading={text("address")} gap="large">
        <AddressBlock address={parcel.address} />
        <PackingSlipButton parcelId={parcel.id} reference={parcel.reference} large />
      </Card>
      <Card>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          <FormFields>
            <Heading>{text("hand-over")}</Heading>
            <Select
              label={text("carrier")}
              choices={[...CARRIERS.map((name) => ({ label: name, value: name })), { label: text("another-carrier"), value: OTHER }]}
              {...form.text("chosen")}
              onChange={(chosen) => {
                form.set("chosen", chosen);
                form.set("carrier", chosen === OTHER ? "" : chosen);
              }}
            />
            {form.values.chosen === OTHER && <TextInput label={text("carrier-name")} {...form.text("carrier")} />}
            <TextInput label={text("tracking-number")} help={text("tracking-number-help")} {...form.text("trackingNumber")} />
            {form.message !== undefined && !isMarked && <FieldError of="ship">{form.message}</FieldError>}
            <Button submit look="primary" large wide busy={form.saving}>
              {text("ship")}
            </Button>
          </FormFields>
        </form>
      </Card>
    </div>
  );
}
