import { CopyField } from "#app/ui/forms/copy-field.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { channelsScreen } from "./messages.ts";
import type { MailReportsView } from "./read-channels.server.ts";

/** Where what comes back to the sender is handed on to, how that is set up, and whether it works. */
export function ReportsAt({ address, lastAt }: MailReportsView) {
  const text = useText(channelsScreen);
  return (
    <Stack gap="small">
      <Heading level={3}>{text("reports")}</Heading>
      <Paragraph>{text("reports-why")}</Paragraph>
      <CopyField label={text("reports-at")} value={address} help={text("reports-how")} />
      <CopyField label={text("reports-pipe")} value={`waybill: "|curl -fsS --data-binary @- ${address}"`} help={text("reports-pipe-how")} />
      <Paragraph muted>{lastAt === null ? text("reports-none") : text("reports-last", { moment: lastAt })}</Paragraph>
    </Stack>
  );
}
