import { MOST_PARTS } from "#app/offers/rules/limits.ts";
import { pickVariants } from "#app/ui/app-bridge.ts";
import { CellNumberInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { offer } from "../messages.ts";
import { NamedPick } from "../named-pick.tsx";
import type { OfferForm } from "../offer-fields.ts";
import type { OfferView } from "../read-offer.server.ts";

/** What a bundle is made of, and how many of each. */
export function PartsFields({ form, variants }: { form: OfferForm } & Pick<OfferView, "variants">) {
  const text = useText(offer);
  const { parts } = form.values.offered;
  const chosen = parts.map(({ variantId }) => variantId);
  const quantityOf = (id: string) => parts.find(({ variantId }) => variantId === id)?.quantity ?? "1";
  return (
    <NamedPick
      label={text("bundle-parts")}
      help={text("bundle-help")}
      chosen={chosen}
      known={variants}
      pick={(before) => pickVariants(before, MOST_PARTS)}
      onChange={(now) =>
        form.set(
          "offered.parts",
          now.map((variantId) => ({ variantId, quantity: quantityOf(variantId) })),
        )
      }
      error={form.error("offered.parts")}
      beside={(id, title) => (
        <CellNumberInput label={text("bundle-units", { title })} sign="×" {...form.text(`offered.parts.${chosen.indexOf(id)}.quantity`)} />
      )}
    />
  );
}
