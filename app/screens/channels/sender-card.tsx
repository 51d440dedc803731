import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card, Panel } from "#app/ui/card.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, WrittenByPeople } from "#app/ui/text.tsx";
import { channelsScreen } from "./messages.ts";
import type { ChannelsView } from "./read-channels.server.ts";

/** Who writes the shop's marketing mails, and by what address they are found. */
export function SenderCard({ sender }: Pick<ChannelsView, "sender">) {
  const text = useText(channelsScreen);
  const { typed, lines, fromShopify } = sender;
  const form = useForm({ saved: { sender: typed ?? "" }, with: { intent: "save-sender" }, onReply: useToastOfReply() });
  return (
    <Card
      heading={text("sender-heading")}
      headingSize="small"
      aside={typed === null ? <Badge tone="info">{text("sender-default")}</Badge> : undefined}
    >
      {typed === null && fromShopify === null && (
        <Banner tone="info" title={text("sender-unread")}>
          {text("sender-unread-why")}
        </Banner>
      )}
      {typed === null && fromShopify?.length === 0 && (
        <Banner tone="warning" title={text("sender-unknown")}>
          {text("sender-unknown-why")}
        </Banner>
      )}
      <Panel tinted>
        <Stack gap="none">
          <Muted>{text("sender-stands")}</Muted>
          {lines.map((line, index) => (
            <WrittenByPeople key={index}>{line}</WrittenByPeople>
          ))}
        </Stack>
      </Panel>
      <FormFields>
        <TextInput label={text("sender-typed")} help={text("sender-help")} lines={4} maxLength={1000} {...form.text("sender")} />
      </FormFields>
      {form.message !== undefined && <FieldError of="sender">{form.message}</FieldError>}
      <FormSaveBar id="mail-sender" form={form} />
    </Card>
  );
}
