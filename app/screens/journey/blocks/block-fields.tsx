import type { Block, Span } from "#app/recovery/mail-blocks/block.ts";
import { CONDITIONS, type ConditionName } from "#app/recovery/mail-blocks/variables.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { WordsInput } from "#app/ui/forms/words-input.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import type { TypedNode } from "../nodes/typed-node.ts";
import { mailEditor } from "./messages.ts";
import { TargetFields } from "./target-fields.tsx";
import { pickableIn } from "./words-of-blocks.ts";

/** `at` is where the block stands among the fields. */
export type BlockProps<B extends Block = Block> = { block: B; at: string; fields: Typed<TypedNode> };

/** What a block asks for, and when it stands there. */
export function BlockFields({ block, at, fields }: BlockProps) {
  const text = useText(mailEditor);
  return (
    <FormFields>
      <OfKind block={block} at={at} fields={fields} />
      <Select
        label={text("when")}
        choices={(Object.keys(CONDITIONS) as ConditionName[]).map((value) => ({ value, label: text(`when-${value}`) }))}
        {...fields.text(`${at}.when`)}
      />
    </FormFields>
  );
}

function OfKind({ block, at, fields }: BlockProps) {
  const text = useText(mailEditor);
  switch (block.kind) {
    case "heading":
    case "text":
      return <WordsAt name="words" value={block.words} formatted={block.kind === "text"} at={at} fields={fields} />;
    case "button":
      return (
        <>
          <WordsAt name="words" value={block.words} at={at} fields={fields} />
          <TargetFields target={block.target} at={`${at}.target`} fields={fields} isNeeded />
        </>
      );
    case "image":
      return (
        <>
          <TextInput label={text("picture")} help={text("picture-help")} {...fields.text(`${at}.picture`)} />
          <TextInput label={text("alt")} help={text("alt-help")} {...fields.text(`${at}.alt`)} />
          <Checkbox label={text("is-decoration")} {...fields.checkbox(`${at}.isDecoration`)} />
          <Select
            label={text("width")}
            choices={(["full", "half", "small"] as const).map((value) => ({ value, label: text(`width-${value}`) }))}
            {...fields.text(`${at}.width`)}
          />
          <TargetFields target={block.target} at={`${at}.target`} fields={fields} />
        </>
      );
    case "cart":
      return (
        <>
          <Checkbox label={text("has-pictures")} {...fields.checkbox(`${at}.hasPictures`)} />
          <WordsAt name="quantity" value={block.quantity} picks="quantity" at={at} fields={fields} />
          <WordsAt name="more" value={block.more} picks="more" at={at} fields={fields} />
          <WordsAt name="total" value={block.total} picks={null} at={at} fields={fields} />
        </>
      );
    case "products":
      return (
        <>
          <Select
            label={text("most-products")}
            choices={(["2", "3", "4"] as const).map((value) => ({ value, label: value }))}
            {...fields.text(`${at}.most`)}
          />
          <Checkbox label={text("has-pictures")} {...fields.checkbox(`${at}.hasPictures`)} />
          <Checkbox label={text("has-prices")} help={text("has-prices-help")} {...fields.checkbox(`${at}.hasPrices`)} />
        </>
      );
    case "code":
      return (
        <>
          <WordsAt name="off" value={block.off} picks="code" at={at} fields={fields} />
          <WordsAt name="free-shipping" field="freeShipping" value={block.freeShipping} picks="code" at={at} fields={fields} />
          <WordsAt name="until" value={block.until} picks="code" at={at} fields={fields} />
        </>
      );
    case "parcel":
      return <WordsAt name="number" value={block.number} picks={null} at={at} fields={fields} />;
    case "spacer":
      return (
        <Select
          label={text("height")}
          choices={(["small", "medium", "large"] as const).map((value) => ({ value, label: text(`height-${value}`) }))}
          {...fields.text(`${at}.height`)}
        />
      );
    case "social":
      return <Links block={block} at={at} fields={fields} />;
    case "shop-name":
    case "divider":
      return null;
  }
}

type WordsProps = Pick<BlockProps, "at" | "fields"> & {
  name: "words" | "quantity" | "more" | "total" | "off" | "free-shipping" | "until" | "number" | "why";
  /** Where it is called otherwise there. */
  field?: string;
  value: readonly Span[];
  picks?: "anywhere" | "quantity" | "more" | "code" | null;
  formatted?: boolean;
};

export function WordsAt({ name, field = name, value, picks = "anywhere", formatted, at, fields }: WordsProps) {
  const text = useText(mailEditor);
  const words = useWords();
  const variables = picks === null ? [] : pickableIn(picks);
  return (
    <WordsInput
      label={text(name)}
      value={value}
      onChange={(typed) => fields.set(`${at}.${field}`, typed)}
      error={fields.errorWithin(`${at}.${field}`)}
      variables={variables.map(({ label, ...variable }) => ({ ...variable, label: words(label) }))}
      formatted={formatted}
    />
  );
}

const MOST_LINKS = 8;

function Links({ block: { links }, at, fields }: BlockProps<Extract<Block, { kind: "social" }>>) {
  const text = useText(mailEditor);
  return (
    <>
      {links.map((_, index) => (
        <FormFields key={index}>
          <TextInput label={text("link-name", { number: index + 1 })} {...fields.text(`${at}.links.${String(index)}.name`)} />
          <TextInput label={text("link-address", { number: index + 1 })} {...fields.text(`${at}.links.${String(index)}.address`)} />
        </FormFields>
      ))}
      <Row>
        {links.length < MOST_LINKS && (
          <Button onClick={() => fields.set(`${at}.links`, [...links, { name: "", address: "" }])}>{text("add-link")}</Button>
        )}
        {links.length > 1 && (
          <Button look="quiet" destructive onClick={() => fields.set(`${at}.links`, links.slice(0, -1))}>
            {text("remove-link", { number: links.length })}
          </Button>
        )}
      </Row>
    </>
  );
}
