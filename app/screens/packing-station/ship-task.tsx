import { AddressBlock } from "#app/ui/address-block.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import type { Reply } from "#app/platform/http/reply.ts";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Heading } from "#app/ui/text.tsx";
import { PackingSlipButton } from "../parts/packing-slip-button.tsx";
import { CarrierFields, UNSENT } from "./carrier-fields.tsx";
import { packingStation } from "./messages.ts";
import type { StationTurn } from "./read-parcel-at-station.server.ts";
import type { StationParcel } from "./read-packing-station.server.ts";
import { ScanStatus } from "./scan-status.tsx";
import { ShipForm } from "./station-forms.ts";

const WHAT = {
  "parcel.address-changed": "changed-address",
  "parcel.gift-message-changed": "changed-gift-message",
  "parcel.service-changed": "changed-delivery",
} as const;

type Props = {
  parcel: StationParcel;
  /** What of its order was changed since it was packed. */
  changed: StationTurn["changed"];
  /** Called with each answer: this task may be over with it. */
  onReply: (reply: Reply) => void;
};

/** Handing a packed parcel over: slip in, carrier and tracking number on, next. */
export function ShipTask({ parcel, changed, onReply }: Props) {
  const text = useText(packingStation);
  const form = useForm({
    saved: UNSENT,
    with: { changed: changed.join(" ") },
    schema: ShipForm,
    action: `/app/packing/ship/${parcel.id}`,
    onReply,
  });
  const isMarked = form.error("carrier") !== undefined || form.error("trackingNumber") !== undefined;

  return (
    <div className="station">
      {changed.length > 0 ? (
        <ScanStatus outcome="wrong" atOnce>
          {text("changed-since-packed", { what: changed.map((cause) => packingStation.message(WHAT[cause])) })}
        </ScanStatus>
      ) : (
        <ScanStatus outcome="right">{text("all-in")}</ScanStatus>
      )}
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
            <CarrierFields form={form} />
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
