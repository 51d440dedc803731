import { Fragment } from "react";
import type { Block, BlockKind, MailBlocks } from "#app/recovery/mail-blocks/block.ts";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { useAppeared } from "#app/ui/hooks/use-appeared.ts";
import { Menu } from "#app/ui/menu.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Span, Unseen, WrittenByPeople } from "#app/ui/text.tsx";
import type { TypedNode } from "../nodes/typed-node.ts";
import { BlockFields } from "./block-fields.tsx";
import { mailEditor } from "./messages.ts";
import { Begin, End, Look } from "./parts-of-mail.tsx";
import { useBlockList } from "./use-block-list.ts";
import { gistOf, KINDS } from "./words-of-blocks.ts";

type Props = {
  mail: MailBlocks;
  /** Where the text of this language stands among the fields. */
  at: `texts.${number}`;
  language: string;
  fields: Typed<TypedNode>;
};

/** A mail's blocks one under the other: each is changed where it stands, moved by its buttons, and what is removed can be brought back. */
export function BlocksEditor({ mail, at, language, fields }: Props) {
  const text = useText(mailEditor);
  const where = `${at}.blocks`;
  const list = useBlockList(mail, (blocks) => fields.set(`${where}.blocks`, blocks), language);
  const nameOf = (block: Block) => {
    const kind = text(`kind-${block.kind}`);
    const gist = gistOf(block, (variable) => text(variable));
    return gist === "" ? kind : text("named-block", { kind, gist });
  };
  const wrong = mail.blocks.find((_, index) => fields.errorWithin(`${where}.blocks.${String(index)}`) !== undefined);
  useAppeared(wrong?.id, list.show);
  const kinds = KINDS.map((id) => ({ id, label: text(`kind-${id}`), help: text(`about-${id}`) }));
  const moving = list.moving && mail.blocks.find(({ id }) => id === list.moving?.id);
  const undo = list.removed && (
    <li>
      <Panel tinted>
        <Row place="spread">
          <WrittenByPeople>{text("removed", { block: nameOf(list.removed.block) })}</WrittenByPeople>
          <Button
            id={list.idOf(list.removed.block.id, "undo")}
            says={text("undo-it", { block: nameOf(list.removed.block) })}
            onClick={list.undo}
          >
            {text("undo")}
          </Button>
        </Row>
      </Panel>
    </li>
  );
  return (
    <Stack gap="small">
      <Heading level={3}>{text("blocks")}</Heading>
      {mail.blocks.length === 0 && !list.removed && <Begin at={at} language={language} fields={fields} />}
      <div role="status">
        <Unseen>
          {moving ? text("moved-to", { block: nameOf(moving), place: list.moving?.place ?? 0, count: mail.blocks.length }) : ""}
        </Unseen>
      </div>
      <ol className="journey-blocks" aria-label={text("blocks")}>
        {mail.blocks.map((block, index) => (
          <Fragment key={block.id}>
            {list.removed?.at === index && undo}
            <BlockRow
              block={block}
              name={nameOf(block)}
              at={`${where}.blocks.${String(index)}`}
              fields={fields}
              list={list}
              index={index}
              isLast={index === mail.blocks.length - 1}
            />
          </Fragment>
        ))}
        {list.removed && list.removed.at >= mail.blocks.length && undo}
      </ol>
      <Menu items={kinds} onPick={(kind) => list.add(kind as BlockKind)}>
        {text("add-block")}
      </Menu>
      <End mail={mail} where={where} language={language} fields={fields} />
      <Look where={where} fields={fields} />
    </Stack>
  );
}

type RowProps = {
  block: Block;
  name: string;
  at: string;
  fields: Typed<TypedNode>;
  list: ReturnType<typeof useBlockList>;
  index: number;
  isLast: boolean;
};

function BlockRow({ block, name, at, fields, list, index, isLast }: RowProps) {
  const text = useText(mailEditor);
  const wrong = fields.errorWithin(at);
  const isOpen = list.open === block.id;
  const { idOf } = list;
  return (
    <li>
      <Panel>
        <Stack gap="small">
          <Span strong>
            <WrittenByPeople>{name}</WrittenByPeople>
          </Span>
          {block.when !== "always" && <Muted>{text(`when-${block.when}`)}</Muted>}
          {wrong !== undefined && !isOpen && <FieldError of={at}>{wrong}</FieldError>}
          <Row gap="tight">
            <Button
              id={idOf(block.id, "edit")}
              expanded={isOpen}
              says={text(isOpen ? "close-it" : "edit-it", { block: name })}
              onClick={() => list.toggle(block.id)}
            >
              {text(isOpen ? "close" : "edit")}
            </Button>
            <Button
              look="quiet"
              id={idOf(block.id, "up")}
              says={text("up-it", { block: name })}
              disabled={index === 0}
              onClick={() => list.move(index, -1)}
            >
              {text("up")}
            </Button>
            <Button
              look="quiet"
              id={idOf(block.id, "down")}
              says={text("down-it", { block: name })}
              disabled={isLast}
              onClick={() => list.move(index, 1)}
            >
              {text("down")}
            </Button>
            <Button look="quiet" says={text("duplicate-it", { block: name })} onClick={() => list.duplicate(index)}>
              {text("duplicate")}
            </Button>
            <Button look="quiet" destructive says={text("remove-it", { block: name })} onClick={() => list.remove(index)}>
              {text("remove")}
            </Button>
          </Row>
          {isOpen && <BlockFields block={block} at={at} fields={fields} />}
        </Stack>
      </Panel>
    </li>
  );
}
