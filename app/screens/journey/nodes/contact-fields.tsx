import { Checkbox, Choices, Select } from "#app/ui/forms/choices.tsx";
import { FieldRow } from "#app/ui/forms/form-fields.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import type { StepSurroundings } from "#app/recovery/journeys/journey-definition.ts";
import { journey } from "../messages.ts";
import type { JourneyView } from "../read-journey.server.ts";
import type { TypedNode } from "./typed-node.ts";

export type StepFieldsProps = { fields: Typed<TypedNode>; view: JourneyView; within: StepSurroundings };

/** So long, in minutes, hours or days. */
export function Duration({ fields, label, help }: { fields: Typed<TypedNode>; label: string; help?: string }) {
  const text = useText(journey);
  return (
    <FieldRow>
      <NumberInput label={label} help={help} min={1} {...fields.text("amount")} />
      <Select
        label={text("unit")}
        choices={(["minutes", "hours", "days"] as const).map((value) => ({ value, label: text(`unit-${value}`) }))}
        {...fields.text("unit")}
      />
    </FieldRow>
  );
}

/** What a message and a call have alike. */
export function ContactFields({ fields, within }: Omit<StepFieldsProps, "view">) {
  const text = useText(journey);
  return (
    <Stack gap="medium">
      <Checkbox label={text("with-code")} {...(!within.discount && { help: text("no-discount-yet") })} {...fields.checkbox("withCode")} />
      <Duration fields={fields} label={text("within")} help={text("within-help")} />
      <Choices
        label={text("not-eligible")}
        choices={[
          { value: "skip", label: text("ne-skip") },
          { value: "leave", label: text("ne-leave") },
        ]}
        value={fields.values.whenNotEligible}
        onChange={(value) => fields.set("whenNotEligible", value)}
      />
    </Stack>
  );
}
