import { useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { PickMany } from "#app/ui/forms/pick-many.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useAppeared } from "#app/ui/hooks/use-appeared.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Grid, Row, Stack } from "#app/ui/stack.tsx";
import { Muted } from "#app/ui/text.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { languages } from "../../parts/languages.ts";
import { MailFields } from "../blocks/mail-fields.tsx";
import { CHANNEL_NAMES } from "../../recovery/channel-names.ts";
import { heed } from "../heed/messages.ts";
import { journey } from "../messages.ts";
import { PreviewPane } from "../preview/preview-pane.tsx";
import { ContactFields, type StepFieldsProps } from "./contact-fields.tsx";
import { typeTexts } from "./typed-texts.ts";
import { WhatsAppToSubmit } from "./whatsapp-to-submit.tsx";

/** A message's settings and what it says in each language, beside what its reader sees. */
export function MessageFields({ fields, view, within }: StepFieldsProps) {
  const text = useText(journey);
  const words = useWords();
  const { channel, purpose, why, texts, withCode, fallback } = fields.values;
  const [chosen, choose] = useState(fallback);
  const language = texts.some((one) => one.language === chosen) ? chosen : (texts[0]?.language ?? "");
  const index = Math.max(
    0,
    texts.findIndex((one) => one.language === language),
  );
  const now = texts[index];
  // What is wrong in another language is out of sight.
  const wrong = texts.find((_, at) => fields.errorWithin(`texts.${String(at)}`) !== undefined);
  useAppeared(wrong?.language, choose);
  return (
    <Grid columns={{ phone: 1, desk: 2 }} gap="large">
      <Stack gap="medium">
        <FormFields>
          <Select
            label={text("channel")}
            choices={(["email", "sms", "whatsapp"] as const).map((value) => ({ value, label: words(CHANNEL_NAMES[value]) }))}
            {...fields.text("channel")}
          />
          <Select
            label={text("purpose")}
            choices={(["marketing", "transactional"] as const).map((value) => ({ value, label: text(`purpose-${value}`) }))}
            {...fields.text("purpose")}
          />
        </FormFields>
        <Languages fields={fields} onAdded={choose} />
        <Written fields={fields} index={index} language={language} onChoose={choose} view={view} />
        <ContactFields fields={fields} within={within} />
      </Stack>
      {now && (
        <div className="journey-beside">
          <PreviewPane channel={channel} purpose={purpose} why={why} written={now} withCode={withCode} within={within} view={view} />
        </div>
      )}
    </Grid>
  );
}

/** In which languages it is written, and which of them readers of others get. */
function Languages({ fields, onAdded }: Pick<StepFieldsProps, "fields"> & { onAdded: (language: string) => void }) {
  const text = useText(journey);
  const { locale } = useShopFacts();
  const { texts, channel, fallback } = fields.values;
  const all = languages(locale);
  const change = (picked: readonly string[]) => {
    const added = picked.find((language) => !texts.some((one) => one.language === language));
    // A new one begins with what readers of others get: it is easier to translate than to begin.
    const model = texts.find(({ language }) => language === fallback) ?? texts[0];
    const fresh =
      added === undefined ? [] : [{ ...(model ?? typeTexts({ [added]: {} })[0]!), language: added, metaLanguage: added.replace("-", "_") }];
    const left = [...texts.filter(({ language }) => picked.includes(language)), ...fresh];
    if (left.length === 0) return;
    fields.set("texts", left);
    if (!left.some(({ language }) => language === fallback)) fields.set("fallback", left[0]?.language ?? "");
    if (added !== undefined) onAdded(added);
  };
  const known = texts.map(({ language }) => language);
  const choices = [...all, ...known.filter((one) => !all.some(({ value }) => value === one)).map((value) => ({ value, label: value }))];
  return (
    <Stack gap="small">
      <PickMany label={text("languages")} placeholder={text("add-language")} choices={choices} picked={known} onChange={change} />
      {texts.length > 1 && (
        <Select
          label={text("fallback")}
          choices={choices.filter(({ value }) => known.includes(value))}
          {...fields.text("fallback")}
          key={channel}
        />
      )}
    </Stack>
  );
}

type WrittenProps = Pick<StepFieldsProps, "fields" | "view"> & { index: number; language: string; onChoose: (language: string) => void };

/** What it says, a language at a time. */
function Written({ index, language, onChoose, ...props }: WrittenProps) {
  const { texts } = props.fields.values;
  const { locale } = useShopFacts();
  const name = (code: string) => languages(locale).find(({ value }) => value === code)?.label ?? code;
  const said = <Said key={language} at={`texts.${index}`} {...props} />;
  if (texts.length < 2) return said;
  return (
    <Tabs tabs={texts.map((one) => ({ id: one.language, label: name(one.language) }))} selected={language} onSelect={onChoose}>
      <Stack gap="medium">{said}</Stack>
    </Tabs>
  );
}

function Said({ at, fields, view }: Pick<StepFieldsProps, "fields" | "view"> & { at: `texts.${number}` }) {
  const text = useText(journey);
  switch (fields.values.channel) {
    case "email":
      return <MailFields at={at} fields={fields} />;
    case "sms":
      return <TextInput label={text("body")} help={text("body-help")} lines={5} {...fields.text(`${at}.body`)} />;
    default:
      return <WhatsApp at={at} fields={fields} view={view} />;
  }
}

function WhatsApp({ at, fields, view }: Pick<StepFieldsProps, "fields" | "view"> & { at: `texts.${number}` }) {
  const text = useText(journey);
  const now = fields.values.texts[Number(at.split(".")[1])];
  const parameters = now?.parameters ?? [];
  const name = fields.text(`${at}.name`);
  const words = useWords();
  const isUnknown = name.value.trim() !== "" && view.connected.includes("whatsapp") && !view.whatsAppTemplates.includes(name.value);
  return (
    <FormFields>
      {view.whatsAppTemplates.length > 0 ? (
        <Select
          label={text("whatsapp-template")}
          placeholder={text("choose")}
          choices={view.whatsAppTemplates.map((one) => ({ value: one, label: one }))}
          {...name}
        />
      ) : (
        <TextInput label={text("whatsapp-template")} help={text("whatsapp-template-help")} {...name} />
      )}
      {isUnknown && <Muted>{words(heed.message("template", { names: [name.value] }))}</Muted>}
      <TextInput label={text("whatsapp-language")} {...fields.text(`${at}.metaLanguage`)} />
      <WhatsAppToSubmit name={name.value} language={now?.metaLanguage ?? ""} linkPlace={view.linkPlace} />
      {parameters.map((_, index) => (
        <TextInput key={index} label={text("whatsapp-parameter", { number: index + 1 })} {...fields.text(`${at}.parameters.${index}`)} />
      ))}
      <Row>
        <Button onClick={() => fields.set(`${at}.parameters`, [...parameters, ""])}>{text("add-parameter")}</Button>
        {parameters.length > 0 && (
          <Button look="quiet" destructive onClick={() => fields.set(`${at}.parameters`, parameters.slice(0, -1))}>
            {text("remove-parameter", { number: parameters.length })}
          </Button>
        )}
      </Row>
      <TextInput label={text("whatsapp-button")} help={text("whatsapp-button-help")} {...fields.text(`${at}.button`)} />
    </FormFields>
  );
}
