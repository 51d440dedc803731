import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import type { AskProps } from "./hold-dialog.tsx";
import { orderActions } from "./messages.ts";

type Props = Omit<AskProps, "count"> & { warehouse: string; units: number; onCancelParcel: () => void };

/** Asks once before a parcel is cancelled: what it destroys, and what happens next. */
export function CancelParcelDialog({ warehouse, units, busy, error, onClose, onCancelParcel }: Props) {
  const text = useText(orderActions);
  return (
    <ConfirmDialog
      open
      destructive
      title={text("cancel-title", { warehouse })}
      confirm={text("cancel-parcel")}
      cancel={text("keep-parcel")}
      busy={busy}
      onConfirm={onCancelParcel}
      onClose={onClose}
    >
      <Paragraph>{text("cancel-does", { warehouse, count: units })}</Paragraph>
      <Paragraph>{text("cancel-then")}</Paragraph>
      {error && <FieldError of="cancel-parcel">{error}</FieldError>}
    </ConfirmDialog>
  );
}
