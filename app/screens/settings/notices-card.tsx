import { Card } from "#app/ui/card.tsx";
import { Checkbox } from "#app/ui/forms/choices.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { settings } from "./messages.ts";

/** Who tells buyers that their parcel has left. */
export function NoticesCard({ notifyBuyers }: { notifyBuyers: boolean }) {
  const text = useText(settings);
  const form = useForm({ saved: { notifyBuyers }, with: { intent: "save-notices" }, onReply: useToastOfReply() });

  return (
    <Card>
      <FormFields>
        <Checkbox label={text("notify-buyers")} {...form.checkbox("notifyBuyers")} />
      </FormFields>
      {form.message !== undefined && <FieldError of="notices">{form.message}</FieldError>}
      <FormSaveBar id="notices" form={form} />
    </Card>
  );
}
