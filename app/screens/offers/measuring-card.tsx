import { HOLDOUT_SHARES } from "#app/offers/experiments/holdout.ts";
import { REFUND_DAYS } from "#app/offers/reporting/settling.ts";
import { Card } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";

/** Of how many buyers it is learnt what offers bring, and when an order is settled. */
export function MeasuringCard({ holdoutShare, refundDays }: { holdoutShare: number; refundDays: number }) {
  const text = useText(offersScreen);
  const form = useForm({
    saved: { holdoutOf100: String(Math.round(holdoutShare * 100)), refundDays: String(refundDays) },
    with: { intent: "save-measuring" },
    onReply: useToastOfReply(),
  });
  const [least, most] = [HOLDOUT_SHARES.least * 100, HOLDOUT_SHARES.most * 100];
  return (
    <Card heading={text("measuring")}>
      <Paragraph>{text("measuring-why")}</Paragraph>
      <NumberInput
        label={text("holdout")}
        help={text("holdout-help", { least, most })}
        min={least}
        max={most}
        {...form.text("holdoutOf100")}
      />
      <NumberInput
        label={text("refund-days")}
        help={text("refund-days-help")}
        min={REFUND_DAYS.least}
        max={REFUND_DAYS.most}
        {...form.text("refundDays")}
      />
      {form.message !== undefined && <FieldError of="measuring">{form.message}</FieldError>}
      <FormSaveBar id="measuring" form={form} />
    </Card>
  );
}
