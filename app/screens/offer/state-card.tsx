import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { Placement } from "#app/contracts/offers.ts";
import { PLACE_NAMES } from "../offers/place-names.ts";
import { offersScreen } from "../offers/messages.ts";
import { offer } from "./messages.ts";
import type { OfferView } from "./read-offer.server.ts";

type Props = {
  state: OfferView["state"];
  standing: OfferView["standing"];
  /** It stands on the page after payment, where what was shown holds. */
  isAfterPayment: boolean;
  dirty: boolean;
  busy: boolean;
  onGoLive: () => void;
  onSaveDraft: () => void;
  onPause: () => void;
};

/** Whether buyers see the offer and where not yet, and the button that changes that. */
export function StateCard({ state, standing, isAfterPayment, dirty, busy, onGoLive, onSaveDraft, onPause }: Props) {
  const text = useText(offer);
  const words = useWords();
  const { heading, why } = wordsOf(state, standing, isAfterPayment);
  return (
    <Card heading={text(heading)}>
      <Paragraph>{words(why)}</Paragraph>
      <Row>
        {state !== "live" && (
          <Button look="primary" busy={busy} onClick={onGoLive}>
            {text(state === null || dirty ? "save-and-go-live" : "go-live")}
          </Button>
        )}
        {state === null && (
          <Button disabled={busy} onClick={onSaveDraft}>
            {text("save-draft")}
          </Button>
        )}
        {state === "live" && (
          <Button busy={busy} onClick={onPause}>
            {text("pause")}
          </Button>
        )}
      </Row>
    </Card>
  );
}

/** "Live" is said of what buyers can see; of what keeps them from it, or of places where nobody has seen it yet, just that. */
function wordsOf(state: OfferView["state"], standing: OfferView["standing"], isAfterPayment: boolean) {
  if (state === null) return { heading: "is-new", why: offer.message("is-new-why") } as const;
  if (state === "paused" && isAfterPayment) return { heading: "is-paused", why: offer.message("is-paused-after-why") } as const;
  if (state !== "live" || standing === null) return { heading: `is-${state}`, why: offer.message(`is-${state}-why`) } as const;
  switch (standing.is) {
    case "stopped":
    case "unsold":
      return { heading: "is-live-stopped", why: offer.message("is-live-stopped-why") } as const;
    case "awaited":
      return { heading: "is-live-stopped", why: offer.message("is-live-awaited-why") } as const;
    case "unseen":
      return { heading: "is-live-unseen", why: offer.message("is-live-unseen-why", named(standing)) } as const;
    case "seen":
      if (standing.notIn.length === 0) return { heading: "is-live", why: offer.message("is-live-why") } as const;
      return { heading: "is-live", why: offer.message("is-live-in-part-why", named(standing)) } as const;
  }
}

const named = ({ notIn }: { notIn: readonly Placement[] }) => ({ places: notIn.map((place) => PLACE_NAMES[place]) });

/** What is saved of the offer, as sentences. */
export function InWordsCard({ says }: { says: NonNullable<OfferView["says"]> }) {
  const text = useText(offer);
  const onOffers = useText(offersScreen);
  const words = useWords();
  return (
    <Card heading={text("in-words")} gap="small">
      <Paragraph>{words(says.what)}</Paragraph>
      {says.conditions.length === 0 && <Paragraph muted>{onOffers("to-everybody")}</Paragraph>}
      {says.conditions.map((sentence, index) => (
        <Paragraph key={index} muted>
          {words(sentence)}
        </Paragraph>
      ))}
    </Card>
  );
}
