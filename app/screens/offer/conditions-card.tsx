import { useState } from "react";
import type { PickedResource } from "#app/ui/app-bridge.ts";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { ConditionPanel } from "../parts/condition-panel.tsx";
import { ConditionArg } from "./condition-arg.tsx";
import { isListField } from "./condition-form.ts";
import { offer } from "./messages.ts";
import type { OfferForm } from "./offer-fields.ts";
import type { OfferView } from "./read-offer.server.ts";

type Props = { form: OfferForm } & Pick<OfferView, "kinds" | "products" | "markets">;

/** What has to hold before the offer is shown: each condition asks for what it declares. */
export function ConditionsCard({ form, kinds, products, markets }: Props) {
  const text = useText(offer);
  const words = useWords();
  const { conditions } = form.values;
  // Beside the conditions, not in them: one that is taken off moves those below it.
  const [picked, setPicked] = useState<readonly PickedResource[]>([]);
  const kindOf = (code: string) => kinds.find((kind) => kind.code === code);

  function add(code: string) {
    const args = Object.entries(kindOf(code)?.fields ?? {}).map(([name, field]): [string, string | string[]] => [
      name,
      isListField(field) ? [] : "",
    ]);
    form.set("conditions", [...conditions, { code, args: Object.fromEntries(args) }]);
  }

  return (
    <Card heading={text("conditions")}>
      <Paragraph muted>{text("conditions-why")}</Paragraph>
      {conditions.map(({ code, args }, index) => {
        const kind = kindOf(code);
        const wrong = form.error(`conditions.${index}.args`);
        return (
          <ConditionPanel
            key={index}
            title={kind ? words(kind.label) : code}
            takeOff={{
              label: text("take-off"),
              says: text("remove-condition", { number: index + 1 }),
              onClick: () =>
                form.set(
                  "conditions",
                  conditions.filter((_, at) => at !== index),
                ),
            }}
            error={wrong}
          >
            {Object.entries(kind?.fields ?? {}).map(([name, field]) => (
              <ConditionArg
                key={name}
                name={name}
                field={field}
                value={args[name] ?? ""}
                onChange={(value) => form.set(`conditions.${index}.args.${name}`, value)}
                error={form.error(`conditions.${index}.args.${name}`)}
                products={[...picked, ...products]}
                markets={markets}
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
        onChange={add}
        choices={kinds.map(({ code, label }) => ({ value: code, label: words(label) }))}
      />
    </Card>
  );
}
