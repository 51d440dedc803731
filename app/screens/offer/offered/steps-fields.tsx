import { MOST_TIERS } from "#app/offers/rules/limits.ts";
import { Button } from "#app/ui/button.tsx";
import { BesideFields, FieldError, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { offer } from "../messages.ts";
import type { OfferForm } from "../offer-fields.ts";

/** From how many units on how much is off, step by step. */
export function StepsFields({ form }: { form: OfferForm }) {
  const text = useText(offer);
  const { tiers } = form.values.offered;
  const wrong = form.error("offered.tiers");
  return (
    <Stack gap="small">
      {tiers.map((_, index) => (
        <FieldRow key={index}>
          <NumberInput label={text("step-units")} min={2} {...form.text(`offered.tiers.${index}.units`)} />
          <NumberInput label={text("step-percentage")} unit="%" min={1} max={100} {...form.text(`offered.tiers.${index}.percentage`)} />
          <BesideFields>
            <Button
              look="quiet"
              destructive
              says={text("remove-step", { number: index + 1 })}
              onClick={() =>
                form.set(
                  "offered.tiers",
                  tiers.filter((_tier, at) => at !== index),
                )
              }
            >
              {text("take-off")}
            </Button>
          </BesideFields>
        </FieldRow>
      ))}
      {wrong !== undefined && <FieldError of={text("kind-volume")}>{wrong}</FieldError>}
      {tiers.length < MOST_TIERS && (
        <Row>
          <Button onClick={() => form.set("offered.tiers", [...tiers, { units: "", percentage: "" }])}>{text("add-step")}</Button>
        </Row>
      )}
    </Stack>
  );
}
