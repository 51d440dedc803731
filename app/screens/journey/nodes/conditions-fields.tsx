import { useState } from "react";
import { conditionKinds, findCondition } from "#app/recovery/journeys/conditions/conditions.ts";
import type { PickedResource } from "#app/ui/app-bridge.ts";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { ConditionPanel } from "../../parts/condition-panel.tsx";
import { journey } from "../messages.ts";
import { ConditionArg } from "./condition-arg.tsx";
import { emptyCondition, type TypedCondition } from "./typed-condition.ts";

type Props = {
  /** The fields that these are a part of, under `all`. */
  fields: Typed<{ all: readonly TypedCondition[] }>;
  known: readonly PickedResource[];
};

/** Conditions, all of which have to hold: each asks for what it declares. */
export function ConditionsFields({ fields, known }: Props) {
  const text = useText(journey);
  const words = useWords();
  const [picked, setPicked] = useState<readonly PickedResource[]>([]);
  const { all } = fields.values;
  const wrong = fields.error("all");
  return (
    <Stack gap="medium">
      {all.map(({ code, args }, index) => {
        const kind = findCondition(code);
        const amiss = fields.error(`all.${index}.args`);
        return (
          <ConditionPanel
            key={index}
            title={kind ? words(kind.label) : code}
            takeOff={{
              label: text("take-off"),
              says: text("remove-condition", { number: index + 1 }),
              onClick: () =>
                fields.set(
                  "all",
                  all.filter((_, at) => at !== index),
                ),
            }}
            error={amiss}
          >
            {Object.entries(kind?.fields ?? {}).map(([name, field]) => (
              <ConditionArg
                key={name}
                name={name}
                field={field}
                value={args[name] ?? ""}
                error={fields.error(`all.${index}.args.${name}`)}
                onChange={(value) => fields.set(`all.${index}.args.${name}`, value)}
                known={[...picked, ...known]}
                onPicked={(now) => setPicked((before) => [...now, ...before])}
              />
            ))}
          </ConditionPanel>
        );
      })}
      <Select
        label={text("add-condition")}
        placeholder={text("choose-condition")}
        value=""
        onChange={(code) => fields.set("all", [...all, emptyCondition(code)])}
        choices={conditionKinds.map(({ code, label }) => ({ value: code, label: words(label) }))}
      />
      {wrong !== undefined && <FieldError of="all">{wrong}</FieldError>}
    </Stack>
  );
}
