import { Button } from "#app/ui/button.tsx";
import { BesideFields, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { channelsScreen } from "./messages.ts";

type Props<One> = {
  /** By which its words are known: `cap`, `abroad`. */
  of: "cap" | "abroad";
  rows: readonly One[];
  onChange: (rows: One[]) => void;
  /** As a new one begins. */
  blank: One;
  children: (index: number) => React.ReactNode;
};

/** What a merchant has several of: rows of fields that he adds and takes away. */
export function RemovableRows<One>({ of, rows, onChange, blank, children }: Props<One>) {
  const text = useText(channelsScreen);
  return (
    <>
      <Heading level={3}>{text(`${of}s`)}</Heading>
      {rows.length === 0 && <Paragraph muted>{text(`no-${of}s`)}</Paragraph>}
      <Stack gap="small">
        {rows.map((_, index) => (
          <FieldRow key={index} legend={text(`${of}-number`, { number: index + 1 })}>
            {children(index)}
            <BesideFields>
              <Button
                look="quiet"
                destructive
                says={text(`remove-${of}`, { number: index + 1 })}
                onClick={() => onChange(rows.filter((_one, at) => at !== index))}
              >
                {text("remove")}
              </Button>
            </BesideFields>
          </FieldRow>
        ))}
      </Stack>
      <Row>
        <Button onClick={() => onChange([...rows, blank])}>{text(`add-${of}`)}</Button>
      </Row>
    </>
  );
}
