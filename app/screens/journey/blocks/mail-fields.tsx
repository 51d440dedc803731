import { useState } from "react";
import { finishedBlocks } from "#app/recovery/mail-blocks/block.ts";
import { type VariableName, VARIABLES } from "#app/recovery/mail-blocks/variables.ts";
import { compileBlocks } from "#app/recovery/mail-blocks/compile-blocks.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { Menu } from "#app/ui/menu.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";
import type { TypedNode } from "../nodes/typed-node.ts";
import { BlocksEditor } from "./blocks-editor.tsx";
import { mailEditor } from "./messages.ts";
import { pickableIn } from "./words-of-blocks.ts";
import { EMPTY_MAIL, withFooter } from "./with-footer.ts";

const EXAMPLE = "{{ buyer.first_name }}";

/** What a mail says in a language: its subject, and its blocks or its code. */
export function MailFields({ at, fields }: { at: `texts.${number}`; fields: Typed<TypedNode> }) {
  const text = useText(journey);
  const written = fields.values.texts[Number(at.split(".")[1])];
  if (!written) return null;
  const { language, blocks } = written;
  return (
    <Stack gap="medium">
      <Subject at={at} fields={fields} />
      {written.written === "code" ? (
        <>
          <TextInput label={text("mjml")} lines={16} {...fields.text(`${at}.mjml`)} />
          <Way
            word={blocks.blocks.length > 0 ? "to-blocks" : "with-blocks"}
            onGo={() => {
              fields.set(`${at}.written`, "blocks");
              if (blocks.blocks.length === 0) fields.set(`${at}.blocks`, EMPTY_MAIL);
            }}
          />
        </>
      ) : (
        <>
          <BlocksEditor mail={blocks} at={at} language={language} fields={fields} />
          {blocks.blocks.length > 0 && (
            <Way
              word="as-code"
              onGo={() => {
                const { mail } = finishedBlocks(withFooter(blocks, fields.values, language));
                fields.set(`${at}.mjml`, compileBlocks(mail, language));
                fields.set(`${at}.written`, "code");
              }}
            />
          )}
        </>
      )}
    </Stack>
  );
}

/** A subject is Liquid; what can be put in is picked by its name. */
function Subject({ at, fields }: { at: string; fields: Typed<TypedNode> }) {
  const text = useText(journey);
  const words = useWords();
  const says = useText(mailEditor);
  const subject = fields.text(`${at}.subject`);
  const items = pickableIn("anywhere").map(({ name, label }) => ({ id: name, label: words(label) }));
  const insert = (name: string) =>
    fields.set(`${at}.subject`, `${subject.value.trimEnd()} {{ ${VARIABLES[name as VariableName]} }}`.trimStart());
  return (
    <Stack gap="tight">
      <TextInput label={text("subject")} help={text("subject-help", { example: EXAMPLE })} {...subject} />
      <Row>
        <Menu says={says("insert-subject")} items={items} onPick={insert}>
          {says("insert")}
        </Menu>
      </Row>
    </Stack>
  );
}

const ASKED = {
  "as-code": { tone: "info", what: "as-code-what", why: "as-code-why", go: "make-code", stay: "keep-blocks" },
  "to-blocks": { tone: "warning", what: "to-blocks-what", why: "to-blocks-why", go: "to-blocks", stay: "keep-code" },
  "with-blocks": { tone: "warning", what: "with-blocks", why: "with-blocks-why", go: "lose-code", stay: "keep-code" },
} as const;

/** From blocks to code, or back: what it takes is said before. */
function Way({ word, onGo }: { word: keyof typeof ASKED; onGo: () => void }) {
  const text = useText(mailEditor);
  const [isAsking, ask] = useState(false);
  const { tone, what, why, go, stay } = ASKED[word];
  if (!isAsking)
    return (
      <Row>
        <Button onClick={() => ask(true)}>{text(word)}</Button>
      </Row>
    );
  return (
    <Banner tone={tone} title={text(what)}>
      <Stack gap="small">
        <Paragraph>{text(why)}</Paragraph>
        <ButtonRow>
          <Button
            onClick={() => {
              ask(false);
              onGo();
            }}
          >
            {text(go)}
          </Button>
          <Button look="quiet" onClick={() => ask(false)}>
            {text(stay)}
          </Button>
        </ButtonRow>
      </Stack>
    </Banner>
  );
}
