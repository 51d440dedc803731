import { useState } from "react";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { recoveryCart } from "./messages.ts";

type Props = { busy: boolean; error: string | undefined; onClose: () => void };

/** Asks how somebody agreed to calls, before that is written down. It stands as long as it is open: what was typed goes with it. */
export function MayCallDialog({ busy, error, onConfirm, onClose }: Props & { onConfirm: (how: string) => void }) {
  const text = useText(recoveryCart);
  const [how, setHow] = useState("");
  return (
    <ConfirmDialog
      open
      title={text("agreed-to-calls")}
      confirm={text("write-down")}
      cancel={text("cancel")}
      busy={busy}
      disabled={how.trim() === ""}
      typed={how.trim() !== ""}
      onConfirm={() => onConfirm(how)}
      onClose={onClose}
    >
      <TextInput label={text("how-agreed")} help={text("how-agreed-help")} value={how} onChange={setHow} maxLength={500} />
      {error !== undefined && <FieldError of="how">{error}</FieldError>}
    </ConfirmDialog>
  );
}

/** Asks before it is written down that somebody wants no calls any more: only they themselves take that back. */
export function NoCallsDialog({ who, busy, error, onConfirm, onClose }: Props & { who: string | null; onConfirm: () => void }) {
  const text = useText(recoveryCart);
  return (
    <ConfirmDialog
      open
      title={who === null ? text("no-more-calls-this-buyer") : text("no-more-calls-ask", { who })}
      confirm={text("stop-calls")}
      cancel={text("cancel")}
      destructive
      busy={busy}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Paragraph>{text("no-more-calls-does")}</Paragraph>
      <Paragraph>{text("no-more-calls-last")}</Paragraph>
      {error !== undefined && <FieldError of="calls">{error}</FieldError>}
    </ConfirmDialog>
  );
}
