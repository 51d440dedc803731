import { useState } from "react";
import { type PickedResource, pickVariants } from "#app/ui/app-bridge.ts";
import { Card } from "#app/ui/card.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { PickOne } from "#app/ui/forms/pick-one.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useMoney } from "#app/ui/money-text.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { offer } from "./messages.ts";
import type { OfferForm } from "./offer-fields.ts";
import { PickedThings } from "./picked-things.tsx";
import type { OfferView } from "./read-offer.server.ts";
import { OFFERED_KINDS, type OfferedKind } from "./typed-offer.ts";

const MOST_CHOSEN = 10;
const NAMES: Record<OfferedKind, "kind-chosen" | "kind-recommended" | "kind-free-shipping" | "kind-discount"> = {
  chosen: "kind-chosen",
  recommended: "kind-recommended",
  free_shipping: "kind-free-shipping",
  discount: "kind-discount",
};

type Props = { form: OfferForm } & Pick<OfferView, "variants" | "medianOrder">;

/** What is offered, and what Shopify takes off it. */
export function OfferedCard({ form, variants, medianOrder }: Props) {
  const text = useText(offer);
  const { shown } = useMoney();
  const [picked, setPicked] = useState<readonly PickedResource[]>([]);
  const { kind, variantIds } = form.values.offered;
  const isGoal = kind === "free_shipping" || kind === "discount";
  const median = medianOrder === null ? undefined : text("amount-help", { median: shown(medianOrder) });
  return (
    <Card heading={text("what")}>
      <PickOne
        label={text("what")}
        options={OFFERED_KINDS.map((value) => ({ value, label: text(NAMES[value]) }))}
        picked={kind}
        onPick={(picked) => form.set("offered.kind", picked)}
      />
      <FormFields>
        {kind === "chosen" && (
          <Stack gap="small">
            <Paragraph muted>{text("chosen-help")}</Paragraph>
            <PickedThings
              label={text("kind-chosen")}
              chosen={variantIds}
              known={[...picked, ...variants]}
              onPicked={(now) => setPicked((before) => [...now, ...before])}
              pick={(chosen) => pickVariants(chosen, MOST_CHOSEN)}
              onChange={(chosen) => form.set("offered.variantIds", chosen)}
              error={form.error("offered.variantIds")}
            />
          </Stack>
        )}
        {kind === "recommended" && (
          <>
            <Paragraph muted>{text("kind-recommended-help")}</Paragraph>
            <NumberInput label={text("most")} help={text("most-help")} min={1} max={4} {...form.text("offered.most")} />
            <NumberInput
              label={text("most-of-cart")}
              help={text("most-of-cart-help")}
              unit={text("percent-of-cart")}
              min={1}
              {...form.text("offered.mostOfCart")}
            />
          </>
        )}
        {isGoal && <MoneyInput label={text("amount")} help={median} {...form.text("offered.amount")} />}
        {kind !== "free_shipping" && (
          <NumberInput
            label={text("percentage")}
            help={text(kind === "discount" ? "percentage-order-help" : "percentage-help")}
            unit="%"
            min={0}
            max={100}
            {...form.text("offered.percentage")}
          />
        )}
      </FormFields>
    </Card>
  );
}
