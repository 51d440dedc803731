import { pickVariants } from "#app/ui/app-bridge.ts";
import { Card } from "#app/ui/card.tsx";
import { Choices } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { PickOne } from "#app/ui/forms/pick-one.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useMoney } from "#app/ui/money-text.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { BoughtFields, HadFields } from "./offered/bought-fields.tsx";
import { offer } from "./messages.ts";
import type { OfferForm } from "./offer-fields.ts";
import { NamedPick } from "./named-pick.tsx";
import { PartsFields } from "./offered/parts-fields.tsx";
import type { OfferView } from "./read-offer.server.ts";
import { StepsFields } from "./offered/steps-fields.tsx";
import { asksPercentage, OFFERED_KINDS, type OfferedKind, percentageOnceChosen } from "./typed-offer.ts";

const MOST_CHOSEN = 10;
const NAMES = {
  chosen: "kind-chosen",
  recommended: "kind-recommended",
  volume: "kind-volume",
  bogo: "kind-bogo",
  gift: "kind-gift",
  bundle: "kind-bundle",
  free_shipping: "kind-free-shipping",
  discount: "kind-discount",
} as const satisfies Record<OfferedKind, string>;

type Props = { form: OfferForm } & Pick<OfferView, "variants" | "products" | "medianOrder">;

/** What is offered, and what Shopify takes off it. */
export function OfferedCard({ form, variants, products, medianOrder }: Props) {
  const text = useText(offer);
  const { shown } = useMoney();
  const { kind, codes, percentage } = form.values.offered;
  const isPriced = asksPercentage(form.values);
  const isGoal = kind === "free_shipping" || kind === "discount";
  const median = medianOrder === null ? undefined : text("amount-help", { median: shown(medianOrder) });
  const choosing = { form, variants };
  return (
    <Card heading={text("what")}>
      <PickOne
        label={text("what")}
        options={OFFERED_KINDS.map((value) => ({ value, label: text(NAMES[value]) }))}
        picked={kind}
        onPick={(picked) => {
          form.set("offered.kind", picked);
          form.set("offered.percentage", percentageOnceChosen(picked, { kind, percentage }));
        }}
      />
      <FormFields>
        {kind === "chosen" && <Chosen label={text("kind-chosen")} help={text("chosen-help")} most={MOST_CHOSEN} {...choosing} />}
        {kind === "volume" && (
          <Stack>
            <Chosen label={text("volume-products")} help={text("volume-help")} most={MOST_CHOSEN} {...choosing} />
            <StepsFields form={form} />
          </Stack>
        )}
        {(kind === "bogo" || kind === "gift") && (
          <Stack>
            <Paragraph muted>{text(kind === "bogo" ? "bogo-help" : "gift-help")}</Paragraph>
            <BoughtFields form={form} products={products} />
            <Chosen label={text("had")} help={text("one-product-help")} most={1} {...choosing} />
            {kind === "bogo" && <HadFields form={form} />}
          </Stack>
        )}
        {kind === "bundle" && <PartsFields form={form} variants={variants} />}
        {kind === "recommended" && (
          <Stack>
            <Paragraph muted>{text("kind-recommended-help")}</Paragraph>
            <NumberInput label={text("most")} help={text("most-help")} min={1} max={4} {...form.text("offered.most")} />
            <NumberInput
              label={text("most-of-cart")}
              help={text("most-of-cart-help")}
              unit={text("percent-of-cart")}
              min={1}
              {...form.text("offered.mostOfCart")}
            />
          </Stack>
        )}
        {isGoal && <MoneyInput label={text("amount")} help={median} {...form.text("offered.amount")} />}
        {kind === "recommended" && !isPriced && <Paragraph muted>{text("recommended-no-percentage")}</Paragraph>}
        {isPriced && (
          <NumberInput
            label={text("percentage")}
            help={text(PERCENTAGE_HELP[kind] ?? "percentage-help")}
            unit="%"
            min={NEVER_NOTHING.includes(kind) ? 1 : 0}
            max={kind === "bundle" ? 99 : 100}
            {...form.text("offered.percentage")}
          />
        )}
        {kind === "chosen" && Number(percentage) > 0 && (
          <Choices
            label={text("codes")}
            value={codes}
            choices={[
              { value: "own", label: text("codes-own") },
              { value: "shared", label: text("codes-shared") },
            ]}
            onChange={(value) => form.set("offered.codes", value)}
          />
        )}
      </FormFields>
    </Card>
  );
}

/** What there is to say of it but for chosen products. */
const PERCENTAGE_HELP: Partial<
  Record<string, "percentage-order-help" | "percentage-bogo-help" | "bundle-percentage-help" | "percentage-after-help">
> = {
  recommended: "percentage-after-help",
  discount: "percentage-order-help",
  bogo: "percentage-bogo-help",
  bundle: "bundle-percentage-help",
};

/** Nothing at all off is no choice of these. */
const NEVER_NOTHING: readonly string[] = ["bogo", "bundle", "discount"];

type Choosing = Pick<Props, "form" | "variants"> & { label: string; help: string; most: number };

const Chosen = ({ form, label, help, most, variants }: Choosing) => (
  <NamedPick
    label={label}
    help={help}
    chosen={form.values.offered.variantIds}
    known={variants}
    pick={(chosen) => pickVariants(chosen, most)}
    onChange={(chosen) => form.set("offered.variantIds", chosen)}
    error={form.error("offered.variantIds")}
  />
);
