import { useState } from "react";
import { HOLD_REASONS, type HoldReason } from "#app/fulfillment/decisions/decision.ts";
import { Select } from "#app/ui/forms/choices.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";

const WORDS = {
  OTHER: "reason-other",
  INCORRECT_ADDRESS: "reason-incorrect-address",
  AWAITING_PAYMENT: "reason-awaiting-payment",
  HIGH_RISK_OF_FRAUD: "reason-high-risk-of-fraud",
  INVENTORY_OUT_OF_STOCK: "reason-inventory-out-of-stock",
  AWAITING_RETURN_ITEMS: "reason-awaiting-return-items",
  UNKNOWN_DELIVERY_DATE: "reason-unknown-delivery-date",
} as const satisfies Record<HoldReason, string>;

/** Asks why orders are held, and holds them. */
export function HoldDialog({
  count,
  onHold,
  ...asking
}: AskProps & { count: number; onHold: (hold: { reason: HoldReason; note: string }) => void }) {
  const text = useText(orderActions);
  const [reason, setReason] = useState<HoldReason>("OTHER");
  const [note, setNote] = useState("");
  return (
    <AskDialog
      title={text("hold-title", { count })}
      confirm={text("hold")}
      {...asking}
      typed={note.trim() !== ""}
      onConfirm={() => onHold({ reason, note: note.trim() })}
    >
      <Paragraph>{text("hold-does")}</Paragraph>
      <Select
        label={text("reason")}
        choices={HOLD_REASONS.map((value) => ({ value, label: text(WORDS[value]) }))}
        value={reason}
        onChange={(chosen) => setReason(HOLD_REASONS.find((one) => one === chosen) ?? "OTHER")}
      />
      <TextInput label={text("note")} help={text("note-help")} maxLength={200} value={note} onChange={setNote} />
    </AskDialog>
  );
}
