import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { journey } from "../messages.ts";

type Props = {
  title: string;
  /** It is put in, not changed. */
  isNew?: boolean;
  large?: boolean;
  /** Something was typed in it. */
  typed: boolean;
  onDone: () => void;
  onClose: () => void;
  children: React.ReactNode;
};

/** A part of a journey in its fields: it counts once it is done, and is kept when the journey is saved. */
export function EditDialog({ title, isNew = false, large = false, typed, onDone, onClose, children }: Props) {
  const text = useText(journey);
  return (
    <ConfirmDialog
      open
      large={large}
      title={title}
      confirm={text(isNew ? "add" : "done")}
      cancel={text("cancel")}
      busy={false}
      typed={typed}
      onConfirm={onDone}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
