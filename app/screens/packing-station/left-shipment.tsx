import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { CarrierFields, typedOf } from "./carrier-fields.tsx";
import { packingStation } from "./messages.ts";
import type { LeftParcel } from "./read-left.server.ts";
import { ShipForm } from "./station-forms.ts";

type Shipment = LeftParcel["shipments"][number];

/** A box that has left: its tracking, which can be corrected; the word that it arrived; and the way back when it has not left after all. */
export function LeftShipment({ shipment }: { shipment: Shipment }) {
  const text = useText(packingStation);
  const rich = useRichText(packingStation);
  const words = useWords();
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  const [undoing, setUndoing] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  useEffect(() => {
    if (command.data?.ok) setUndoing(false);
  }, [command.data]);
  const busy = command.state !== "idle";
  const does = (intent: "undo" | "delivered") => command.submit({ intent, shipmentId: shipment.id }, { method: "post" });
  const refused = command.data?.ok === false ? words(command.data.message) : undefined;

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
        <Row>
          {shipment.canCorrect && !correcting && <Button onClick={() => setCorrecting(true)}>{text("correct-tracking")}</Button>}
          {shipment.canCorrect && (
            <Button busy={busy} onClick={() => does("delivered")}>
              {text("mark-delivered")}
            </Button>
          )}
          {shipment.canUndo && (
            <Button destructive disabled={busy} onClick={() => setUndoing(true)}>
              {text("undo")}
            </Button>
          )}
        </Row>
        {correcting && shipment.canCorrect && <Correction shipment={shipment} onDone={() => setCorrecting(false)} />}
        {refused && !undoing && <FieldError of="shipment">{refused}</FieldError>}
      </Stack>
      <ConfirmDialog
        open={undoing}
        destructive
        title={text("undo-title")}
        confirm={text("undo")}
        cancel={text("keep-shipped")}
        busy={busy}
        onConfirm={() => does("undo")}
        onClose={() => setUndoing(false)}
      >
        <Paragraph>{text("undo-does")}</Paragraph>
        {refused && <FieldError of="undo">{refused}</FieldError>}
      </ConfirmDialog>
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
        <CarrierFields form={form} />
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
