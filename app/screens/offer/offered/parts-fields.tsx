import { useState } from "react";
import { MOST_PARTS } from "#app/offers/rules/limits.ts";
import { type PickedResource, pickVariants } from "#app/ui/app-bridge.ts";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { offer } from "../messages.ts";
import type { OfferForm } from "../offer-fields.ts";
import { PickedThings } from "../picked-things.tsx";
import type { OfferView } from "../read-offer.server.ts";

/** What a bundle is made of, and how many of each. */
export function PartsFields({ form, variants }: { form: OfferForm } & Pick<OfferView, "variants">) {
  const text = useText(offer);
  const [picked, setPicked] = useState<readonly PickedResource[]>([]);
  const { parts } = form.values.offered;
  const known = [...picked, ...variants];
  const titleOf = (id: string) => known.find((one) => one.id === id)?.title ?? text("unknown-product", { id });
  const quantityOf = (id: string) => parts.find(({ variantId }) => variantId === id)?.quantity ?? "1";
  return (
    <Stack gap="small">
      <Paragraph>{text("kind-bundle")}</Paragraph>
      <Paragraph muted>{text("bundle-help")}</Paragraph>
      <PickedThings
        label={text("kind-bundle")}
        chosen={parts.map(({ variantId }) => variantId)}
        known={known}
        onPicked={(now) => setPicked((before) => [...now, ...before])}
        pick={(chosen) => pickVariants(chosen, MOST_PARTS)}
        onChange={(chosen) =>
          form.set(
            "offered.parts",
            chosen.map((variantId) => ({ variantId, quantity: quantityOf(variantId) })),
          )
        }
        error={form.error("offered.parts")}
      />
      {parts.map(({ variantId }, index) => (
        <NumberInput
          key={variantId}
          label={text("bundle-units", { title: titleOf(variantId) })}
          min={1}
          {...form.text(`offered.parts.${index}.quantity`)}
        />
      ))}
    </Stack>
  );
}
