import { Button } from "#app/ui/button.tsx";
import { Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FieldRow, FormFields } from "#app/ui/forms/form-fields.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";
import { ContactFields, Duration, type StepFieldsProps } from "./contact-fields.tsx";
import { ConditionsFields } from "./conditions-fields.tsx";
import { MessageFields } from "./message-fields.tsx";
import type { TypedNode } from "./typed-node.ts";

/** What a step asks for, by its kind. */
export function StepFields({ fields, view, within }: StepFieldsProps) {
  const text = useText(journey);
  switch (fields.values.kind) {
    case "delay":
      return <Duration fields={fields} label={text("wait-amount")} />;
    case "wait-for":
      return (
        <FormFields>
          <Select
            label={text("event")}
            choices={(["link-opened", "cart-resumed", "parcel-shipped", "parcel-delivered"] as const).map((value) => ({
              value,
              label: text(`event-${value}`),
            }))}
            {...fields.text("event")}
          />
          <Duration fields={fields} label={text("at-most")} />
          <Checkbox label={text("earlier-counts")} {...fields.checkbox("countsEarlier")} />
        </FormFields>
      );
    case "split":
      return <ConditionsFields fields={fields} known={view.known} />;
    case "random-cohort":
      return <Shares fields={fields} />;
    case "rate-limit":
      return (
        <FieldRow>
          <NumberInput label={text("most-people")} min={1} {...fields.text("most")} />
          <NumberInput label={text("in-hours")} min={1} max={744} {...fields.text("hours")} />
        </FieldRow>
      );
    case "message":
      return <MessageFields fields={fields} view={view} within={within} />;
    case "call-task":
      return (
        <FormFields>
          <TextInput label={text("script")} help={text("script-help")} lines={6} {...fields.text("script")} />
          <NumberInput label={text("attempts")} min={1} max={10} {...fields.text("attempts")} />
          <ContactFields fields={fields} within={within} />
        </FormFields>
      );
    case "exit":
      return <Paragraph muted>{text("ends-here")}</Paragraph>;
  }
}

function Shares({ fields }: { fields: Typed<TypedNode> }) {
  const text = useText(journey);
  const { shares } = fields.values;
  const wrong = fields.error("shares");
  return (
    <Stack gap="small">
      {shares.map((_, index) => (
        <NumberInput
          key={index}
          label={text("share-of", { number: index + 1 })}
          min={0}
          max={100}
          unit="%"
          {...fields.text(`shares.${index}`)}
        />
      ))}
      <Row>
        {shares.length < 10 && <Button onClick={() => fields.set("shares", [...shares, "0"])}>{text("add-way")}</Button>}
        {shares.length > 2 && (
          <Button look="quiet" destructive onClick={() => fields.set("shares", shares.slice(0, -1))}>
            {text("remove-way", { number: shares.length })}
          </Button>
        )}
      </Row>
      {wrong !== undefined && <FieldError of="shares">{wrong}</FieldError>}
    </Stack>
  );
}
