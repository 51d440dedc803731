import { Card } from "#app/ui/card.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { offer } from "./messages.ts";
import type { OfferForm } from "./offer-fields.ts";

/** Before which other offers it comes, and how often it may be taken. */
export function LimitsCard({ form }: { form: OfferForm }) {
  const text = useText(offer);
  return (
    <Card heading={text("limits")}>
      <FormFields>
        <NumberInput label={text("priority")} help={text("priority-help")} min={1} max={1000} {...form.text("priority")} />
        <NumberInput label={text("daily-cap")} help={text("daily-cap-help")} min={1} {...form.text("dailyCap")} />
      </FormFields>
    </Card>
  );
}
