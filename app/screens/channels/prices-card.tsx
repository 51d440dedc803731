import { CHANNELS } from "#app/messaging/channel.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { MoneyInput, writeAmount } from "#app/ui/forms/money-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { countries } from "../parts/countries.ts";
import { PRICED_BY_COUNTRY } from "./channels-command.ts";
import { channelsScreen } from "./messages.ts";
import { RemovableRow } from "./removable-row.tsx";
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
      <Heading level={3}>{text("abroad")}</Heading>
      {abroad.length === 0 && <Paragraph muted>{text("no-abroad")}</Paragraph>}
      <Stack gap="small">
        {abroad.map((_, index) => (
          <RemovableRow
            key={index}
            legend={text("abroad-number", { number: index + 1 })}
            removes={text("remove-abroad", { number: index + 1 })}
            onRemove={() =>
              form.set(
                "abroad",
                abroad.filter((_one, at) => at !== index),
              )
            }
          >
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
          </RemovableRow>
        ))}
      </Stack>
      <Row>
        <Button onClick={() => form.set("abroad", [...abroad, { country: "", channel: "sms", perThousand: amount(sms) }])}>
          {text("add-abroad")}
        </Button>
      </Row>
      {form.message !== undefined && <FieldError of="prices">{form.message}</FieldError>}
      <FormSaveBar id="message-prices" dirty={form.dirty} saving={form.saving} onSave={form.save} onDiscard={form.discard} />
    </Card>
  );
}
