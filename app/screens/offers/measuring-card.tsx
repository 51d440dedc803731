import { HOLDOUT_SHARES } from "#app/offers/experiments/holdout.ts";
import { Card } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";

/** What is known of what offers bring, and of how many buyers it is learnt. */
export function MeasuringCard({ holdoutShare }: { holdoutShare: number }) {
  const text = useText(offersScreen);
  const form = useForm({
    saved: { holdoutOf100: String(Math.round(holdoutShare * 100)) },
    with: { intent: "save-measuring" },
    onReply: useToastOfReply(),
  });
  const [least, most] = [HOLDOUT_SHARES.least * 100, HOLDOUT_SHARES.most * 100];
  return (
    <Card heading={text("measuring")}>
      <Paragraph muted>{text("increment-unknown")}</Paragraph>
      <Paragraph>{text("measuring-why")}</Paragraph>
      <NumberInput
        label={text("holdout")}
        help={text("holdout-help", { least, most })}
        min={least}
        max={most}
        {...form.text("holdoutOf100")}
      />
      {form.message !== undefined && <FieldError of="measuring">{form.message}</FieldError>}
      <FormSaveBar id="measuring" dirty={form.dirty} saving={form.saving} onSave={form.save} onDiscard={form.discard} />
    </Card>
  );
}
