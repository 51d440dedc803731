import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Checkbox } from "#app/ui/forms/choices.tsx";
import { FieldError, FieldPair, FieldRow, FormFields } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { channelsScreen } from "./messages.ts";
import { RemovableRows } from "./removable-rows.tsx";
import type { ChannelsView } from "./read-channels.server.ts";
import { shutOutLines } from "./shut-out-lines.ts";

/** Between which hours marketing leaves, and how much of it one person gets. */
export function HoursCard({ hours }: Pick<ChannelsView, "hours">) {
  const text = useText(channelsScreen);
  const caps = hours.caps.map(({ most, hours: within }) => ({ most: String(most), hours: String(within) }));
  const form = useForm({
    saved: { opens: hours.opens, closes: hours.closes, hoursForMail: hours.hoursForMail, caps },
    with: { intent: "save-hours" },
    onReply: useToastOfReply(),
  });
  const typed = form.values.caps;
  const words = useWords();
  const shut = shutOutLines(form.values, hours.laws);
  return (
    <Card>
      <FormFields>
        <FieldPair>
          <TextInput type="time" label={text("opens")} help={text("hours-help")} {...form.text("opens")} />
          <TextInput type="time" label={text("closes")} help={text("hours-help")} {...form.text("closes")} />
        </FieldPair>
        {shut.length > 0 && (
          <Banner tone="warning" title={text("shut-out")}>
            {shut.map(words).join(" ")}
          </Banner>
        )}
        <Checkbox label={text("hours-for-mail")} help={text("hours-for-mail-help")} {...form.checkbox("hoursForMail")} />
      </FormFields>
      <RemovableRows of="cap" rows={typed} onChange={(rows) => form.set("caps", rows)} blank={{ most: "1", hours: "24" }}>
        {(index) => (
          <>
            <NumberInput label={text("most")} min={0} max={100} {...form.text(`caps.${index}.most`)} />
            <NumberInput label={text("cap-hours")} min={1} max={744} {...form.text(`caps.${index}.hours`)} />
          </>
        )}
      </RemovableRows>
      {form.message !== undefined && <FieldError of="hours">{form.message}</FieldError>}
      <FormSaveBar id="sending-hours" form={form} />
    </Card>
  );
}

/** After how many minutes without a sign of its buyer a cart counts as left. */
export function LeftCard({ left }: Pick<ChannelsView, "left">) {
  const text = useText(channelsScreen);
  const saved = { checkout: String(left.checkout), cart: String(left.cart), browse: String(left.browse) };
  const form = useForm({ saved, with: { intent: "save-left" }, onReply: useToastOfReply() });
  return (
    <Card>
      <FieldRow>
        {(["checkout", "cart", "browse"] as const).map((kind) => (
          <NumberInput key={kind} label={text(kind)} min={10} max={1440} unit={text("minutes")} {...form.text(kind)} />
        ))}
      </FieldRow>
      {form.message !== undefined && <FieldError of="left">{form.message}</FieldError>}
      <FormSaveBar id="left-after" form={form} />
    </Card>
  );
}

/** How recovery is measured. */
export function ProofCard({ proof }: Pick<ChannelsView, "proof">) {
  const text = useText(channelsScreen);
  const saved = { holdoutPercent: String(proof.holdoutPercent), countedDays: String(proof.countedDays) };
  const form = useForm({ saved, with: { intent: "save-proof" }, onReply: useToastOfReply() });
  return (
    <Card>
      <FormFields>
        <NumberInput label={text("holdout")} help={text("holdout-help")} min={0} max={50} {...form.text("holdoutPercent")} />
        <NumberInput label={text("counted-days")} help={text("counted-days-help")} min={1} max={60} {...form.text("countedDays")} />
      </FormFields>
      {form.message !== undefined && <FieldError of="proof">{form.message}</FieldError>}
      <FormSaveBar id="recovery-proof" form={form} />
    </Card>
  );
}
