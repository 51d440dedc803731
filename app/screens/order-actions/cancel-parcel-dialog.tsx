import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";

type Props = AskProps & { warehouse: string; units: number; onCancelParcel: () => void };

/** Asks once before a parcel is cancelled: what it destroys, and what happens next. */
export function CancelParcelDialog({ warehouse, units, onCancelParcel, ...asking }: Props) {
  const text = useText(orderActions);
  return (
    <AskDialog
      destructive
      title={text("cancel-title", { warehouse })}
      confirm={text("cancel-parcel")}
      cancel={text("keep-parcel")}
      {...asking}
      onConfirm={onCancelParcel}
    >
      <Paragraph>{text("cancel-does", { warehouse, count: units })}</Paragraph>
      <Paragraph>{text("cancel-then")}</Paragraph>
    </AskDialog>
  );
}
