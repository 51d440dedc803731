import type { RoutingSettings } from "#app/fulfillment/plan/routing-settings.ts";
import { Card } from "#app/ui/card.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { writeAmount } from "#app/ui/forms/typed-amount.ts";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { settings } from "./messages.ts";

/** What is added to the price of a way to ship an order when ways are compared. */
export function PolicyCard({ policy }: { policy: RoutingSettings }) {
  const text = useText(settings);
  const { currency } = useShopFacts();
  const form = useForm({
    saved: {
      splitPenalty: writeAmount(policy.splitPenalty, currency),
      dayOfDelayCost: writeAmount(policy.dayOfDelayCost, currency),
      priorityCost: writeAmount(policy.priorityCost, currency),
      maxParcels: String(policy.maxParcels),
      promiseConfidence: String(policy.promiseConfidence),
    },
    with: { intent: "save" },
    onReply: useToastOfReply(),
  });

  return (
    <Card>
      <FormFields>
        <MoneyInput label={text("split-penalty")} help={text("split-penalty-help")} {...form.text("splitPenalty")} />
        <MoneyInput label={text("day-of-delay")} help={text("day-of-delay-help")} {...form.text("dayOfDelayCost")} />
        <MoneyInput label={text("lower-rank")} help={text("lower-rank-help")} {...form.text("priorityCost")} />
        <div id="parcel-limit">
          <NumberInput label={text("most-parcels")} help={text("most-parcels-help")} min={1} max={20} {...form.text("maxParcels")} />
        </div>
        <NumberInput
          label={text("promise-confidence")}
          help={text("promise-confidence-help")}
          min={50}
          max={99}
          unit="%"
          {...form.text("promiseConfidence")}
        />
      </FormFields>
      {form.message !== undefined && <FieldError of="routing-policy">{form.message}</FieldError>}
      <FormSaveBar id="routing-policy" form={form} />
    </Card>
  );
}
