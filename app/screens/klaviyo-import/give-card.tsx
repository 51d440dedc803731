import { useState } from "react";
import { LARGEST_UPLOAD } from "#app/recovery/klaviyo/reading/parse-limited-json.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FilesInput } from "#app/ui/forms/files-input.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { languages } from "../parts/languages.ts";
import { klaviyoImport } from "./messages.ts";

/** What is to be read. Nothing of it leaves the browser before it is read. */
export type Given = { files: readonly { name: string; text: string }[]; pasted: string; language: string };

const ADDRESS = "GET https://a.klaviyo.com/api/flows/FLOW_ID?additional-fields[flow]=definition";

type Props = { given: Given; onGive: (given: Given) => void; busy: boolean; isAgain: boolean; onRead: () => void };

/** Files, or what is pasted, and in which language the messages are. */
export function GiveCard({ given, onGive, busy, isAgain, onRead }: Props) {
  const text = useText(klaviyoImport);
  const { locale } = useShopFacts();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { files, pasted, language } = given;
  const add = async (chosen: readonly File[]) => {
    const large = chosen.find(({ size }) => size > LARGEST_UPLOAD);
    setTooLarge(large?.name ?? null);
    const fitting = chosen.filter(({ size }) => size <= LARGEST_UPLOAD);
    const added = await Promise.all(fitting.map(async (file) => ({ name: file.name, text: await file.text() })));
    const names = new Set(added.map(({ name }) => name));
    onGive({ ...given, files: [...files.filter(({ name }) => !names.has(name)), ...added] });
  };
  return (
    <Card heading={text("give-title")}>
      <Paragraph>{text("give-why")}</Paragraph>
      <Stack gap="small">
        <Paragraph muted>{text("give-how")}</Paragraph>
        <code className="klaviyo-address">{ADDRESS}</code>
        <Paragraph muted>{text("give-also")}</Paragraph>
      </Stack>
      <FilesInput
        label={text("files")}
        action={text("choose-files")}
        hint={text("files-hint")}
        accept=".json,application/json,.txt"
        onChoose={(chosen) => void add(chosen)}
      />
      {tooLarge !== null && <FieldError of="files">{text("file-too-large", { name: tooLarge })}</FieldError>}
      {files.map(({ name }) => (
        <Row key={name} place="spread">
          <Span>
            <WrittenByPeople>{name}</WrittenByPeople>
          </Span>
          <Button
            look="quiet"
            says={text("take-off-file", { name })}
            onClick={() => onGive({ ...given, files: files.filter((file) => file.name !== name) })}
          >
            {text("take-off")}
          </Button>
        </Row>
      ))}
      <TextInput label={text("paste")} lines={4} maxHeight="14rem" value={pasted} onChange={(now) => onGive({ ...given, pasted: now })} />
      <Select
        label={text("language")}
        choices={languages(locale)}
        value={language}
        onChange={(now) => onGive({ ...given, language: now })}
      />
      <Row>
        <Button look={isAgain ? undefined : "primary"} busy={busy} disabled={files.length === 0 && pasted.trim() === ""} onClick={onRead}>
          {text(isAgain ? "read-again" : "read")}
        </Button>
      </Row>
    </Card>
  );
}
