import { useState } from "react";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";

type Props = AskProps & { locations: readonly { id: string; name: string }[]; onKeep: (locationId: string) => void };

/** "I ship this one": from which of the merchant's own locations, and what follows. */
export function ShipYourselfDialog({ locations, onKeep, ...asking }: Props) {
  const text = useText(orderActions);
  const [from, setFrom] = useState(locations[0]?.id ?? "");
  return (
    <AskDialog title={text("keep-title")} confirm={text("keep")} {...asking} onConfirm={from === "" ? undefined : () => onKeep(from)}>
      <Paragraph>{text("keep-does")}</Paragraph>
      {locations.length === 0 ? (
        <FieldError of="keep">{text("no-own-location")}</FieldError>
      ) : (
        <Select
          label={text("ships-from")}
          choices={locations.map(({ id, name }) => ({ value: id, label: name }))}
          value={from}
          onChange={setFrom}
        />
      )}
    </AskDialog>
  );
}
