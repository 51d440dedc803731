import { MOST_BOUGHT } from "#app/offers/rules/limits.ts";
import { pickProducts } from "#app/ui/app-bridge.ts";
import { Choices } from "#app/ui/forms/choices.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { offer } from "../messages.ts";
import type { OfferForm } from "../offer-fields.ts";
import { NamedPick } from "../named-pick.tsx";
import type { OfferView } from "../read-offer.server.ts";

/** What has to be in the cart, and how much of it. */
export function BoughtFields({ form, products }: { form: OfferForm } & Pick<OfferView, "products">) {
  const text = useText(offer);
  const { kind, by, boughtProductIds } = form.values.offered;
  return (
    <Stack>
      <NamedPick
        label={text("bought")}
        help={text("bought-help")}
        chosen={boughtProductIds}
        known={products}
        pick={(chosen) => pickProducts(chosen, MOST_BOUGHT)}
        onChange={(chosen) => form.set("offered.boughtProductIds", chosen)}
        error={form.error("offered.boughtProductIds")}
      />
      {kind === "gift" && (
        <Choices
          label={text("earned-by")}
          value={by}
          choices={[
            { value: "amount", label: text("by-amount") },
            { value: "units", label: text("by-units") },
          ]}
          onChange={(value) => form.set("offered.by", value)}
        />
      )}
      {kind === "gift" && by === "amount" ? (
        <MoneyInput label={text("bought-amount")} help={text("bought-amount-help")} {...form.text("offered.amount")} />
      ) : (
        <NumberInput label={text("bought-units")} min={1} {...form.text("offered.boughtUnits")} />
      )}
    </Stack>
  );
}

/** How many are had each time, and how often. */
export function HadFields({ form }: { form: OfferForm }) {
  const text = useText(offer);
  return (
    <Stack>
      <NumberInput label={text("had-units")} min={1} {...form.text("offered.units")} />
      <NumberInput label={text("times")} help={text("times-help")} min={1} {...form.text("offered.times")} />
    </Stack>
  );
}
