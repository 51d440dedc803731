import { z } from "zod";
import { beginsWithCart, type JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { checkboxField, numberField } from "#app/platform/forms/fields.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useTyped } from "#app/ui/forms/use-typed.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";
import { EditDialog } from "./edit-dialog.tsx";
import { ConditionsFields } from "../nodes/conditions-fields.tsx";
import { conditionForm, typeCondition } from "../nodes/typed-condition.ts";
import type { JourneyView } from "../read-journey.server.ts";
import type { Draft } from "../use-draft.ts";

const TRIGGERS = ["checkout-abandoned", "cart-abandoned", "browse-abandoned", "back-in-stock", "parcel-late", "started-by-hand"] as const;

type Props = { draft: Draft; view: JourneyView; onDone: (change: Draft) => void; onClose: () => void };

function triggerForm(currency: string) {
  const name = issue(journey.message("name-missing"));
  return z.object({
    name: z.string({ error: name }).trim().min(1, name).max(100),
    kind: z.enum(TRIGGERS),
    all: z.array(conditionForm(currency)).max(20),
    isAllowed: checkboxField(),
    afterHours: numberField(
      z
        .int()
        .min(0)
        .max(24 * 365),
    ),
  });
}

/** What a journey is called, what begins it, for whom, and whether they may come again. */
export function TriggerDialog({ draft, view, onDone, onClose }: Props) {
  const text = useText(journey);
  const { currency } = useShopFacts();
  const { trigger, reentry } = draft.definition;
  const fields = useTyped({
    name: draft.name,
    kind: trigger.kind,
    all: trigger.all.map((condition) => typeCondition(condition, currency)),
    isAllowed: reentry.isAllowed,
    afterHours: String(reentry.afterHours),
  });
  const done = () => {
    const read = fields.read(triggerForm(currency));
    if (!read) return;
    const { name, kind, all, isAllowed, afterHours } = read;
    const definition: JourneyDefinition = { ...draft.definition, trigger: { kind, all }, reentry: { isAllowed, afterHours } };
    onDone({ name, definition });
  };
  return (
    <EditDialog title={text("trigger-title")} typed={fields.dirty} onDone={done} onClose={onClose}>
      <FormFields>
        <TextInput label={text("name")} maxLength={100} {...fields.text("name")} />
        <Select
          label={text("trigger")}
          choices={TRIGGERS.map((value) => ({ value, label: text(`begins-${value}`) }))}
          {...fields.text("kind")}
        />
        <Heading level={3}>{text("to-whom")}</Heading>
        <Paragraph muted>{text("who-enters-why")}</Paragraph>
        <ConditionsFields fields={fields} known={view.known} />
        <Checkbox label={text(beginsWithCart(fields.values.kind) ? "reentry" : "reentry-other")} {...fields.checkbox("isAllowed")} />
        {fields.values.isAllowed && (
          <NumberInput label={text("reentry-hours")} help={text("reentry-hours-help")} min={0} {...fields.text("afterHours")} />
        )}
      </FormFields>
    </EditDialog>
  );
}
