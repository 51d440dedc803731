import { useState } from "react";
import type { MailBlocks } from "#app/recovery/mail-blocks/block.ts";
import { mailAsBlocks } from "#app/recovery/templates/mail-as-blocks.ts";
import { MAILS } from "#app/recovery/templates/mail-words.ts";
import { templateWords } from "#app/recovery/templates/template-words.ts";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { useAppeared } from "#app/ui/hooks/use-appeared.ts";
import { Menu } from "#app/ui/menu.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, Span } from "#app/ui/text.tsx";
import type { TypedNode } from "../nodes/typed-node.ts";
import { WordsAt } from "./block-fields.tsx";
import { mailEditor } from "./messages.ts";
import { footerIn } from "./with-footer.ts";

type Fields = Typed<TypedNode>;

/** A mail without a block teaches, and offers one that is written already. */
export function Begin({ at, language, fields }: { at: string; language: string; fields: Fields }) {
  const text = useText(mailEditor);
  const begin = (name: (typeof MAILS)[number]) => {
    const words = templateWords(language);
    fields.set(`${at}.blocks`, mailAsBlocks(name, words));
    if (fields.text(`${at}.subject`).value.trim() === "") fields.set(`${at}.subject`, words.mails[name].subject);
  };
  return (
    <Panel tinted>
      <Stack gap="small">
        <Span strong>{text("nothing-yet")}</Span>
        <Paragraph muted>{text("nothing-yet-why")}</Paragraph>
        <Menu items={MAILS.map((id) => ({ id, label: text(id) }))} onPick={(id) => begin(id as (typeof MAILS)[number])}>
          {text("begin-with")}
        </Menu>
      </Stack>
    </Panel>
  );
}

/** Who writes from where, and how one leaves: it is changed, and can't be taken out. */
export function End({ mail, where, language, fields }: { mail: MailBlocks; where: string; language: string; fields: Fields }) {
  const text = useText(mailEditor);
  const footer = footerIn(mail, fields.values, language);
  if (!footer) return null;
  const change = (part: object) => fields.set(`${where}.footer`, { ...footer, ...part });
  const wrong = fields.errorWithin(`${where}.footer`);
  return (
    <Part name={text("kind-footer")} about={text("footer-stays")} wrong={wrong}>
      <FormFields>
        <WordsAt name="why" value={footer.why} at={`${where}.footer`} fields={{ ...fields, set: (_, why) => change({ why }) }} formatted />
        <TextInput
          label={text("unsubscribe")}
          maxLength={200}
          {...fields.text(`${where}.footer.unsubscribe`)}
          value={footer.unsubscribe}
          onChange={(unsubscribe) => change({ unsubscribe })}
        />
      </FormFields>
    </Part>
  );
}

/** What is of the whole mail, and not of a block. */
export function Look({ where, fields }: { where: string; fields: Fields }) {
  const text = useText(mailEditor);
  const wrong = fields.errorWithin(`${where}.colour`) ?? fields.errorWithin(`${where}.preview`);
  return (
    <Part name={text("look")} about={text("about-look")} wrong={wrong}>
      <FormFields>
        <TextInput label={text("preview")} help={text("preview-help")} maxLength={300} {...fields.text(`${where}.preview`)} />
        <TextInput label={text("colour")} help={text("colour-help")} {...fields.text(`${where}.colour`)} />
      </FormFields>
    </Part>
  );
}

type PartProps = { name: string; about: string; wrong: string | undefined; children: React.ReactNode };

function Part({ name, about, wrong, children }: PartProps) {
  const text = useText(mailEditor);
  const [isOpen, setOpen] = useState(false);
  useAppeared(wrong, () => setOpen(true));
  return (
    <Panel>
      <Stack gap="small">
        <Span strong>{name}</Span>
        <Muted>{about}</Muted>
        <Row>
          <Button expanded={isOpen} says={text(isOpen ? "close-it" : "edit-it", { block: name })} onClick={() => setOpen(!isOpen)}>
            {text(isOpen ? "close" : "edit")}
          </Button>
        </Row>
        {isOpen && children}
      </Stack>
    </Panel>
  );
}
