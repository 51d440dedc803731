import { reminderSentence, WHATSAPP_REMINDER } from "#app/recovery/templates/whatsapp-reminder.ts";
import { Panel } from "#app/ui/card.tsx";
import { CopyField } from "#app/ui/forms/copy-field.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";

type Props = { name: string; language: string; linkPlace: string };

/** What a merchant submits to Meta for the built-in WhatsApp message; nothing of templates of their own. */
export function WhatsAppToSubmit({ name, language, linkPlace }: Props) {
  const text = useText(journey);
  if (name !== WHATSAPP_REMINDER) return null;
  const { body, button, isTranslated } = reminderSentence(language);
  return (
    <Panel tinted>
      <Stack gap="small">
        <Paragraph>{text("whatsapp-submit", { name })}</Paragraph>
        <CopyField label={text("whatsapp-submit-text")} value={body} lines={3} help={text("whatsapp-submit-gaps")} />
        {!isTranslated && <Paragraph muted>{text("whatsapp-submit-translate")}</Paragraph>}
        <CopyField label={text("whatsapp-submit-button")} value={button} />
        <CopyField label={text("whatsapp-submit-address")} value={`${linkPlace}{{1}}`} help={text("whatsapp-submit-address-help")} />
      </Stack>
    </Panel>
  );
}
