import { useState } from "react";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { useForm } from "#app/ui/forms/use-form.ts";
import { Link } from "#app/ui/link.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { CarrierFields, typedOf } from "./carrier-fields.tsx";
import { packingStation } from "./messages.ts";
import type { LeftParcel } from "./read-left.server.ts";
import { ShipmentQuestion } from "./shipment-question.tsx";
import { ShipForm } from "./station-forms.ts";

type Shipment = LeftParcel["shipments"][number];

/** `onChanged` is called once something of it was put right. */
type Props = { shipment: Shipment; onChanged: () => void };

/** A box that has left: its tracking, which can be corrected; the word that it arrived; and the way back when it has not left after all. */
export function LeftShipment({ shipment, onChanged }: Props) {
  const text = useText(packingStation);
  const rich = useRichText(packingStation);
  const [asking, setAsking] = useState<"undo" | "delivered" | null>(null);
  const [correcting, setCorrecting] = useState(false);
  const question = { shipmentId: shipment.id, onClose: () => setAsking(null), onChanged };

  return (
    <Card>
      <Stack gap="medium">
        <Row>
          <Span strong>
            <WrittenByPeople>{[shipment.carrier, shipment.number].filter(Boolean).join(" ")}</WrittenByPeople>
          </Span>
          {shipment.url && <Link url={shipment.url}>{shipment.number}</Link>}
          {shipment.state !== "under-way" && (
            <Badge tone={shipment.state === "delivered" ? "success" : "warning"}>
              {text(shipment.state === "delivered" ? "is-delivered" : "is-undone")}
            </Badge>
          )}
        </Row>
        <Muted>{rich("left-at", { moment: <DateTime iso={shipment.shippedAt} /> })}</Muted>
        {shipment.state === "under-way" && (
          <Row>
            {/* Each stays in its place, whatever can be done: nothing slides under a finger that presses twice. */}
            <Button disabled={correcting || !shipment.canCorrect} onClick={() => setCorrecting(true)}>
              {text("correct-tracking")}
            </Button>
            <Button disabled={!shipment.canCorrect} onClick={() => setAsking("delivered")}>
              {text("mark-delivered")}
            </Button>
            <Button destructive disabled={!shipment.canUndo} onClick={() => setAsking("undo")}>
              {text("undo")}
            </Button>
          </Row>
        )}
        {correcting && shipment.canCorrect && (
          <Correction
            shipment={shipment}
            onDone={() => {
              setCorrecting(false);
              onChanged();
            }}
          />
        )}
      </Stack>
      <ShipmentQuestion {...question} of="delivered" open={asking === "delivered"} />
      <ShipmentQuestion {...question} of="undo" open={asking === "undo"} />
    </Card>
  );
}

function Correction({ shipment, onDone }: { shipment: Shipment; onDone: () => void }) {
  const text = useText(packingStation);
  const form = useForm({
    saved: typedOf(shipment),
    schema: ShipForm,
    with: { intent: "tracking", shipmentId: shipment.id },
    onReply: (reply) => {
      if (reply.ok) onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <FormFields>
        <Paragraph muted>{text("correct-does")}</Paragraph>
        <CarrierFields form={form} correcting />
        {form.message !== undefined && !form.error("carrier") && !form.error("trackingNumber") && (
          <FieldError of="tracking">{form.message}</FieldError>
        )}
        <Button submit look="primary" large busy={form.saving}>
          {text("save-tracking")}
        </Button>
      </FormFields>
    </form>
  );
}
