import type { TypedGatePolicy } from "#app/fulfillment/gates/gate.ts";
import { Card } from "#app/ui/card.tsx";
import { Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { settings } from "./messages.ts";

/** What keeps an order from its warehouse until somebody, or something, lets it go. */
export function GatesCard({ policy }: { policy: TypedGatePolicy }) {
  const text = useText(settings);
  const form = useForm({
    saved: {
      holdUnpaid: policy.holdUnpaid,
      paidOnDelivery: policy.paidOnDelivery.join(", "),
      holdRisk: policy.holdRisk,
      holdTags: policy.holdTags.join(", "),
      waitMinutes: String(policy.waitMinutes),
    },
    with: { intent: "save-gates" },
    onReply: useToastOfReply(),
  });

  return (
    <Card>
      <FormFields>
        <Checkbox label={text("hold-unpaid")} {...form.checkbox("holdUnpaid")} />
        <TextInput label={text("paid-on-delivery")} help={text("paid-on-delivery-help")} {...form.text("paidOnDelivery")} />
        <Select
          label={text("hold-risk")}
          choices={[
            { label: text("risk-some"), value: "some" },
            { label: text("risk-high"), value: "high" },
            { label: text("risk-none"), value: "none" },
          ]}
          {...form.text("holdRisk")}
        />
        <TextInput label={text("hold-tags")} help={text("hold-tags-help")} {...form.text("holdTags")} />
        <NumberInput label={text("wait-minutes")} help={text("wait-minutes-help")} min={0} {...form.text("waitMinutes")} />
      </FormFields>
      <Paragraph muted>{text("always-held")}</Paragraph>
      {form.message !== undefined && <FieldError of="gates">{form.message}</FieldError>}
      <FormSaveBar id="gates" form={form} />
    </Card>
  );
}
