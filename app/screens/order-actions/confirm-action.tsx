import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";

/** Asks once before orders are routed anew or released, and says what follows. */
export function ConfirmAction({
  action,
  count,
  ...asking
}: AskProps & { count: number; action: "reroute" | "release" | "wait"; onConfirm: () => void }) {
  const text = useText(orderActions);
  const part = useText(parts);
  const asked = {
    reroute: { title: text("reroute-title", { count }), confirm: part("reroute"), does: text("reroute-does") },
    release: { title: text("release-title", { count }), confirm: text("release"), does: text("release-does") },
    wait: { title: text("wait-title"), confirm: text("wait"), does: text("wait-does") },
  }[action];
  return (
    <AskDialog title={asked.title} confirm={asked.confirm} {...asking}>
      <Paragraph>{asked.does}</Paragraph>
    </AskDialog>
  );
}
