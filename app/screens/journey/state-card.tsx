import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { journey } from "./messages.ts";
import type { JourneyView } from "./read-journey.server.ts";

type Props = Pick<JourneyView, "state" | "liveSince" | "people"> & {
  dirty: boolean;
  busy: boolean;
  onGoLive: () => void;
  onPause: () => void;
};

/** Whether buyers enter the journey, and the button that changes that. */
export function StateCard({ state, liveSince, people, dirty, busy, onGoLive, onPause }: Props) {
  const text = useText(journey);
  return (
    <Card heading={text(`is-${state}`)} gap="small">
      <Paragraph>{state === "live" ? text("is-live-why", { moment: liveSince ?? "" }) : text(`is-${state}-why`)}</Paragraph>
      {people > 0 && <Muted>{text("people-in-it", { count: people })}</Muted>}
      <Row>
        {state === "live" ? (
          <Button busy={busy} onClick={onPause}>
            {text("pause")}
          </Button>
        ) : (
          <Button look="primary" busy={busy} onClick={onGoLive}>
            {text(dirty ? "save-and-go-live" : "go-live")}
          </Button>
        )}
      </Row>
    </Card>
  );
}
