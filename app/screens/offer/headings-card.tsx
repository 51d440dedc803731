import { Button } from "#app/ui/button.tsx";
import { Card, Panel } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { BesideFields, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { languages } from "../parts/languages.ts";
import { offer } from "./messages.ts";
import type { OfferForm } from "./offer-fields.ts";

/** What stands above the offer: for all buyers, and for those of a language. */
export function HeadingsCard({ form }: { form: OfferForm }) {
  const text = useText(offer);
  const { locale } = useShopFacts();
  const { headings } = form.values;
  const choices = languages(locale);
  return (
    <Card heading={text("headings")}>
      <Paragraph muted>{text("headings-why")}</Paragraph>
      {headings.map(({ language }, index) =>
        index === 0 ? (
          <TextInput
            key={index}
            label={text("heading-all")}
            help={text("heading-all-help")}
            maxLength={120}
            {...form.text(`headings.${index}.words`)}
          />
        ) : (
          <Panel key={index} tinted>
            <FieldRow>
              <Select
                label={text("language")}
                placeholder={text("choose-language")}
                choices={
                  choices.some(({ value }) => value === language) || !language
                    ? choices
                    : [...choices, { label: language, value: language }]
                }
                {...form.text(`headings.${index}.language`)}
              />
              <TextInput label={text("heading-in")} maxLength={120} {...form.text(`headings.${index}.words`)} />
              <BesideFields>
                <Button
                  look="quiet"
                  destructive
                  wide
                  says={text("remove-heading", { number: index + 1 })}
                  onClick={() =>
                    form.set(
                      "headings",
                      headings.filter((_, at) => at !== index),
                    )
                  }
                >
                  {text("take-off")}
                </Button>
              </BesideFields>
            </FieldRow>
          </Panel>
        ),
      )}
      <Row>
        <Button onClick={() => form.set("headings", [...headings, { language: "", words: "" }])}>{text("add-heading")}</Button>
      </Row>
    </Card>
  );
}
