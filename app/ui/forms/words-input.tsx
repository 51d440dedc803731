import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../button.tsx";
import { Menu } from "../menu.tsx";
import { ui } from "../messages/messages.ts";
import { useText } from "../messages/use-text.ts";
import { Row, Stack } from "../stack.tsx";
import { Muted, Unseen } from "../text.tsx";
import { FieldError } from "./form-fields.tsx";
import { TextInput } from "./text-input.tsx";
import { drawWords, PLACE, readWords, type TypedSpan, variableChip } from "./words-in-dom.ts";

type Props = {
  label: string;
  labelHidden?: boolean;
  value: readonly TypedSpan[];
  onChange: (value: TypedSpan[]) => void;
  error?: string;
  help?: string;
  /** What can be put in, in people's words. `isSure`: it is always known, and nothing need stand in its place. */
  variables: readonly { name: string; label: string; isSure: boolean }[];
  /** Several lines, bold, italic and links; without it one line of plain words. */
  formatted?: boolean;
};

/** Words with variables in them: they are typed as they are read, and a variable is picked by its name and stands there as one thing. */
export function WordsInput({ label, labelHidden = false, value, onChange, error, help, variables, formatted = false }: Props) {
  const text = useText(ui);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const range = useRef<Range | null>(null);
  const drawn = useRef<string | null>(null);
  const labelOf = (name: string) => variables.find((one) => one.name === name)?.label ?? name;
  const now = JSON.stringify(value);
  useEffect(() => {
    if (!box.current || drawn.current === now) return;
    drawn.current = now;
    drawWords(box.current, value, labelOf);
  });
  const read = () => {
    if (!box.current) return;
    const words = readWords(box.current);
    drawn.current = JSON.stringify(words);
    onChange(words);
  };
  const keepPlace = () => {
    const selection = getSelection();
    if (selection?.rangeCount && box.current?.contains(selection.anchorNode)) range.current = selection.getRangeAt(0).cloneRange();
  };
  const command = (name: string, argument?: string) => {
    const { current } = box;
    if (!current) return;
    const place = range.current ?? endOf(current);
    current.focus();
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(place);
    // Deprecated, in every browser, and the only way by which the browser's own undo knows of it.

    document.execCommand(name, false, argument);
    keepPlace();
    read();
  };
  const insert = (name: string) => command("insertHTML", variableChip(document, name, "", labelOf).outerHTML + PLACE);
  return (
    <Stack gap="tight">
      {labelHidden ? (
        <Unseen>
          <span id={`${id}label`}>{label}</span>
        </Unseen>
      ) : (
        <span id={`${id}label`}>{label}</span>
      )}
      <div
        ref={box}
        className={`wb-words${formatted ? " wb-words-long" : ""}`}
        role="textbox"
        tabIndex={0}
        aria-multiline={formatted}
        aria-labelledby={`${id}label`}
        aria-describedby={error === undefined ? undefined : `${id}Error`}
        aria-invalid={error !== undefined}
        contentEditable
        suppressContentEditableWarning
        dir="auto"
        onInput={read}
        onBlur={keepPlace}
        onKeyUp={keepPlace}
        onMouseUp={keepPlace}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();

          if (formatted) document.execCommand("insertLineBreak");
        }}
        onPaste={(event) => {
          // What other programs bring along (fonts, colours, kilobytes of it) isn't wanted in a mail.
          event.preventDefault();
          const pasted = event.clipboardData.getData("text/plain").replaceAll(/\r\n?/g, "\n");

          document.execCommand("insertText", false, formatted ? pasted : pasted.replaceAll("\n", " "));
        }}
        onDrop={(event) => event.preventDefault()}
      />
      {error !== undefined && <FieldError of={id}>{error}</FieldError>}
      {help !== undefined && <Muted>{help}</Muted>}
      <Row gap="tight">
        {variables.length > 0 && (
          <Menu
            says={text("insert-in", { field: label })}
            items={variables.map(({ name, label: words }) => ({ id: name, label: words }))}
            onPick={insert}
          >
            {text("insert")}
          </Menu>
        )}
        {formatted && (
          <>
            <Button look="quiet" says={text("bold-in", { field: label })} onClick={() => command("bold")}>
              {text("bold")}
            </Button>
            <Button look="quiet" says={text("italic-in", { field: label })} onClick={() => command("italic")}>
              {text("italic")}
            </Button>
            <LinkMaker field={label} onLink={(address) => command(address === null ? "unlink" : "createLink", address ?? undefined)} />
          </>
        )}
      </Row>
      <Otherwise value={value} variables={variables} onChange={onChange} />
    </Stack>
  );
}

function endOf(box: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(box);
  range.collapse(false);
  return range;
}

/** A link over the words that are selected. */
function LinkMaker({ field, onLink }: { field: string; onLink: (address: string | null) => void }) {
  const text = useText(ui);
  const [address, type] = useState<string | null>(null);
  const done = (linked: string | null) => {
    onLink(linked);
    type(null);
  };
  const whole = (typed: string) => (/^[a-z]+:/i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`);
  if (address === null)
    return (
      <Button look="quiet" says={text("link-in", { field })} onClick={() => type("")}>
        {text("link")}
      </Button>
    );
  return (
    <Row gap="tight" align="top">
      <TextInput label={text("link-address")} labelHidden value={address} onChange={type} />
      <Button disabled={address.trim() === ""} onClick={() => done(whole(address))}>
        {text("link-set")}
      </Button>
      <Button look="quiet" onClick={() => done(null)}>
        {text("link-none")}
      </Button>
    </Row>
  );
}

/** What stands there for whom a variable isn't known: without it there is a gap. */
function Otherwise({ value, variables, onChange }: Pick<Props, "value" | "variables" | "onChange">) {
  const text = useText(ui);
  const used = [...new Set(value.flatMap((span) => ("variable" in span ? span.variable : [])))];
  const unsure = variables.filter(({ name, isSure }) => !isSure && used.includes(name));
  return unsure.map(({ name, label }) => {
    const [first] = value.filter((span) => "variable" in span && span.variable === name);
    const change = (otherwise: string) =>
      onChange(value.map((span) => ("variable" in span && span.variable === name ? { ...span, otherwise } : span)));
    return (
      <TextInput
        key={name}
        label={text("otherwise", { variable: label })}
        value={first && "variable" in first ? first.otherwise : ""}
        onChange={change}
        maxLength={200}
      />
    );
  });
}
