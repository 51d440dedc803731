import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { AskDialog } from "../order-actions/ask-dialog.tsx";
import { exceptionsScreen } from "./messages.ts";

type Props = { count: number; busy: boolean; onStop: () => void; onClose: () => void };

/** Asks once before parcels are stopped of which nobody else has to be asked. */
export function StopHereDialog({ count, busy, onStop, onClose }: Props) {
  const text = useText(exceptionsScreen);
  return (
    <AskDialog
      title={text("stop-here-title", { count })}
      confirm={text(count === 1 ? "stop-here-one" : "stop-here-all", { all: count })}
      busy={busy}
      onConfirm={onStop}
      onClose={onClose}
    >
      <Paragraph>{text("stop-here-does", { count })}</Paragraph>
    </AskDialog>
  );
}
