import { useState } from "react";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";

type Props = AskProps & { warehouse: string; units: number; onCancelParcel: (reason: string) => void };

/** Asks once before a parcel is cancelled: what it destroys, and what happens next. */
export function CancelParcelDialog({ warehouse, units, onCancelParcel, ...asking }: Props) {
  const text = useText(orderActions);
  const [reason, setReason] = useState("");
  return (
    <AskDialog
      destructive
      title={text("cancel-title", { warehouse })}
      confirm={text("cancel-parcel")}
      cancel={text("keep-parcel")}
      {...asking}
      typed={reason.trim() !== ""}
      onConfirm={() => onCancelParcel(reason.trim())}
    >
      <Paragraph>{text("cancel-does", { warehouse, count: units })}</Paragraph>
      <Paragraph>{text("cancel-then")}</Paragraph>
      <TextInput label={text("cancel-reason")} help={text("cancel-reason-help")} maxLength={200} value={reason} onChange={setReason} />
    </AskDialog>
  );
}
