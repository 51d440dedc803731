import { whyNotIn } from "#app/offers/rules/offer-terms.ts";
import type { SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { Card } from "#app/ui/card.tsx";
import { Checkbox } from "#app/ui/forms/choices.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { Placement } from "#app/contracts/offers.ts";
import { PlacesSeen } from "../offers/places-seen.tsx";
import { PLACE_NAMES } from "../offers/place-names.ts";
import { offer } from "./messages.ts";
import type { OfferForm } from "./offer-fields.ts";
import { keptKind, nameSeen } from "./typed-offer.ts";

const NAME_HELP = { nowhere: "name-help", shop: "name-help-shop", checkout: "name-help-checkout" } as const;

type Props = { form: OfferForm; places: readonly Placement[]; seen: SeenPlaces; apiKey: string; isLive: boolean };

/** What the offer is called, and each place with what it is, or why the offer can't stand there, and, of a live one, whether it was seen there. */
export function NameAndPlaces({ form, places, seen, apiKey, isLive }: Props) {
  const text = useText(offer);
  const words = useWords();
  const { placements } = form.values;
  const wrong = form.error("placements");
  return (
    <>
      <Card>
        <TextInput label={text("name")} help={text(NAME_HELP[nameSeen(form.values)])} maxLength={100} {...form.text("name")} />
      </Card>
      <Card heading={text("where")}>
        <Paragraph muted>{text("where-why")}</Paragraph>
        {wrong !== undefined && <FieldError of="placements">{wrong}</FieldError>}
        <Stack gap="small">
          {places.map((place) => {
            const checked = placements.includes(place);
            const why = whyNotIn(keptKind(form.values.offered.kind), place);
            return (
              <Checkbox
                key={place}
                label={words(PLACE_NAMES[place])}
                help={why ? words(why) : text(WHAT_IT_IS[place])}
                // What stands there from before can be taken away.
                disabled={why !== null && !checked}
                checked={checked}
                onChange={(now) =>
                  form.set(
                    "placements",
                    places.filter((one) => (one === place ? now : placements.includes(one))),
                  )
                }
              />
            );
          })}
          {isLive && <PlacesSeen placements={places.filter((place) => placements.includes(place))} seen={seen} apiKey={apiKey} />}
        </Stack>
      </Card>
    </>
  );
}

const WHAT_IT_IS = {
  product_page: "where-product-page",
  cart: "where-cart",
  checkout: "where-checkout",
  post_purchase: "where-post-purchase",
  thank_you: "where-thank-you",
  order_status: "where-order-status",
} as const;
