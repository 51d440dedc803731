import { useState } from "react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldRow } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { writeAmount } from "#app/ui/forms/typed-amount.ts";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { warehouse } from "./messages.ts";
import type { CheckoutLine } from "./read-checkout-lines.server.ts";
import { serviceFields } from "./warehouse-command.ts";

/** How the warehouse ships what buyers choose at checkout: as Waybill reads its name, or as the merchant chooses; saved through the save bar. */
export function ServicesCard({ lines, services }: { lines: readonly CheckoutLine[]; services: readonly string[] }) {
  const text = useText(warehouse);
  const { currency } = useShopFacts();
  const [reply, setReply] = useState<Reply>();
  useDoneToast(reply);
  const saved = {
    choices: lines.map(({ shippingLine, chosen }) => ({
      shippingLine,
      service: chosen?.service ?? "",
      extra: writeAmount(chosen?.extra ?? 0, currency),
    })),
  };
  const form = useForm({ saved, with: { intent: "services" }, schema: serviceFields(currency), onReply: setReply });
  if (lines.length === 0) return null;

  return (
    <Card>
      <Stack gap="medium">
        {form.message !== undefined && (
          <Banner tone="critical" title={text("not-saved")}>
            {form.message}
          </Banner>
        )}
        <Heading level={3}>{text("services")}</Heading>
        <Paragraph muted>{text("services-help")}</Paragraph>
        {form.values.choices.map((choice, index) => {
          const line = lines[index];
          const known = choice.service === "" || services.includes(choice.service) ? services : [...services, choice.service];
          return (
            <Stack key={choice.shippingLine} gap="small">
              <FieldRow legend={choice.shippingLine}>
                <Select
                  label={choice.shippingLine}
                  value={choice.service}
                  error={form.error(`choices.${index}.service`)}
                  onChange={(value) => form.set(`choices.${index}.service`, value)}
                  choices={[
                    { value: "", label: line?.usual ? text("service-by-name", { service: line.usual }) : text("service-usual") },
                    ...known.map((service) => ({ value: service, label: service })),
                  ]}
                />
                {choice.service !== "" && (
                  <MoneyInput
                    label={text("service-extra")}
                    value={choice.extra}
                    error={form.error(`choices.${index}.extra`)}
                    onChange={(value) => form.set(`choices.${index}.extra`, value)}
                  />
                )}
              </FieldRow>
              {choice.service === "" && line?.isSlower && (
                <Banner tone="warning" title={text("service-slower", { line: line.shippingLine })} />
              )}
            </Stack>
          );
        })}
      </Stack>
      <FormSaveBar id="services" form={form} />
    </Card>
  );
}
