import { CHANNELS } from "#app/messaging/channel.ts";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { writeAmount } from "#app/ui/forms/typed-amount.ts";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { countries } from "../parts/countries.ts";
import { PRICED_BY_COUNTRY } from "./channels-command.ts";
import { channelsScreen } from "./messages.ts";
import { RemovableRows } from "./removable-rows.tsx";
import type { ChannelsView } from "./read-channels.server.ts";

/** What a thousand messages cost, and where they cost something else. */
export function PricesCard({ prices }: Pick<ChannelsView, "prices">) {
  const text = useText(channelsScreen);
  const { currency, locale } = useShopFacts();
  const amount = (minor: number) => writeAmount(minor, currency);
  const { email, sms, whatsapp, call } = prices.costPerThousand;
  const form = useForm({
    saved: {
      costs: { email: amount(email), sms: amount(sms), whatsapp: amount(whatsapp), call: amount(call) },
      abroad: prices.costIn.map(({ country, channel, perThousand }) => ({ country, channel, perThousand: amount(perThousand) })),
    },
    with: { intent: "save-prices" },
    onReply: useToastOfReply(),
  });
  const abroad = form.values.abroad;
  const named = countries(locale);
  return (
    <Card>
      <FieldRow legend={text("per-thousand")}>
        {CHANNELS.map((channel) => (
          <MoneyInput key={channel} label={text(`thousand-${channel}`)} {...form.text(`costs.${channel}`)} />
        ))}
      </FieldRow>
      <RemovableRows
        of="abroad"
        rows={abroad}
        onChange={(rows) => form.set("abroad", rows)}
        blank={{ country: "", channel: "sms", perThousand: amount(sms) }}
      >
        {(index) => (
          <>
            <Select
              label={text("country")}
              choices={named}
              placeholder={text("choose-country")}
              {...form.text(`abroad.${index}.country`)}
            />
            <Select
              label={text("channel")}
              choices={PRICED_BY_COUNTRY.map((value) => ({ value, label: text(value) }))}
              {...form.text(`abroad.${index}.channel`)}
            />
            <MoneyInput label={text("per-thousand")} {...form.text(`abroad.${index}.perThousand`)} />
          </>
        )}
      </RemovableRows>
      {form.message !== undefined && <FieldError of="prices">{form.message}</FieldError>}
      <FormSaveBar id="message-prices" form={form} />
    </Card>
  );
}
