import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { channelsScreen } from "./messages.ts";
import type { ChannelView } from "./read-channels.server.ts";

type Props = {
  channel: ChannelView["channel"];
  connection: NonNullable<ChannelView["connection"]>;
  open: boolean;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once before a channel is disconnected, with all that stops then. */
export function DisconnectDialog({ channel, connection: { label, stops }, open, busy, onConfirm, onClose }: Props) {
  const text = useText(channelsScreen);
  const { journeys, waiting } = stops;
  const names = journeys.map((name) => `“${name}”`);
  return (
    <ConfirmDialog
      open={open}
      title={text("disconnect-it", { channel: text(channel) })}
      confirm={text("disconnect")}
      cancel={text("keep-it")}
      destructive
      busy={busy}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Paragraph>
        {names.length === 0 ? text("disconnect-no-journey") : text("disconnect-journeys", { count: names.length, names })}
      </Paragraph>
      {waiting > 0 && <Paragraph>{text("disconnect-waiting", { count: waiting })}</Paragraph>}
      {channel === "email" ? <Paragraph>{text("disconnect-alerts")}</Paragraph> : <Paragraph>{text("disconnect-answers")}</Paragraph>}
      <Paragraph muted>{text("disconnect-secrets", { provider: label })}</Paragraph>
    </ConfirmDialog>
  );
}
