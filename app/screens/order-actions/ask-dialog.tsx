import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { orderActions } from "./messages.ts";

/** What a dialog is told by the page that opens it. */
export type AskProps = {
  busy: boolean;
  /** What came of it, when nothing did. */
  error?: string;
  onClose: () => void;
};

type Props = AskProps & {
  title: string;
  /** What going on is called: a verb. */
  confirm: string;
  /** What leaving it is called where that is more than going back. */
  cancel?: string;
  destructive?: boolean;
  /** Something was typed in it, which closing it would lose. */
  typed?: boolean;
  /** Undefined as long as there is nothing to go on with. */
  onConfirm: (() => void | Promise<void>) | undefined;
  children: React.ReactNode;
};

/** Asks once before something is done with orders; what came of it stands below. It is open for as long as it is rendered. */
export function AskDialog({ cancel, error, onConfirm, children, ...asked }: Props) {
  const text = useText(orderActions);
  return (
    <ConfirmDialog open cancel={cancel ?? text("back")} disabled={!onConfirm} onConfirm={() => onConfirm?.()} {...asked}>
      {children}
      {error && <FieldError of="asked">{error}</FieldError>}
    </ConfirmDialog>
  );
}
