import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "../offers/messages.ts";
import { offer } from "./messages.ts";
import type { OfferView } from "./read-offer.server.ts";

type Props = {
  state: OfferView["state"];
  dirty: boolean;
  busy: boolean;
  onGoLive: () => void;
  onSaveDraft: () => void;
  onPause: () => void;
};

/** Whether buyers see the offer, and the button that changes that. */
export function StateCard({ state, dirty, busy, onGoLive, onSaveDraft, onPause }: Props) {
  const text = useText(offer);
  const key = state === null ? "is-new" : (`is-${state}` as const);
  return (
    <Card heading={text(key)}>
      <Paragraph>{text(`${key}-why`)}</Paragraph>
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
