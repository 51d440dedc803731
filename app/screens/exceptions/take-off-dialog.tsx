import { useState } from "react";
import { TAKE_OFF_SCOPE } from "#app/fulfillment/offered/take-off-scope.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { AskDialog } from "../order-actions/ask-dialog.tsx";
import { exceptionsScreen } from "./messages.ts";

type Props = { count: number; busy: boolean; onTakeOff: () => void; onClose: () => void };

/** Asks once before money goes back to buyers; and for Shopify's permission to do that, where Waybill has none yet. */
export function TakeOffDialog({ count, busy, onTakeOff, onClose }: Props) {
  const text = useText(exceptionsScreen);
  const [declined, setDeclined] = useState(false);
  const confirm = async () => {
    const allowed = await requestScopes([TAKE_OFF_SCOPE]);
    setDeclined(!allowed);
    if (allowed) onTakeOff();
  };
  return (
    <AskDialog
      title={text("take-off-title", { count })}
      confirm={text(count === 1 ? "take-off-one" : "take-off-all", { all: count })}
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Paragraph>{text("take-off-does", { count })}</Paragraph>
      {declined && <FieldError of="take-off">{text("take-off-declined")}</FieldError>}
    </AskDialog>
  );
}
