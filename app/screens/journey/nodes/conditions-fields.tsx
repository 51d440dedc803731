import { useState } from "react";
import { conditionKinds, findCondition } from "#app/recovery/journeys/conditions/conditions.ts";
import type { PickedResource } from "#app/ui/app-bridge.ts";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading } from "#app/ui/text.tsx";
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
          <Panel key={index} tinted>
            <Stack gap="small">
              <Row place="spread" nowrap>
                <Heading level={3}>{kind ? words(kind.label) : code}</Heading>
                <Button
                  look="quiet"
                  destructive
                  says={text("remove-condition", { number: index + 1 })}
                  onClick={() =>
                    fields.set(
                      "all",
                      all.filter((_, at) => at !== index),
                    )
                  }
                >
                  {text("take-off")}
                </Button>
              </Row>
              <FormFields>
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
              </FormFields>
              {amiss !== undefined && <FieldError of={`all.${index}`}>{amiss}</FieldError>}
            </Stack>
          </Panel>
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
