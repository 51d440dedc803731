import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { journey } from "./messages.ts";
import type { JourneyView } from "./read-journey.server.ts";

type Props = Pick<JourneyView, "state" | "liveSince" | "people" | "callable"> & {
  /** Shopify writes to whoever leaves a checkout as well. */
  isOfCheckouts: boolean;
  dirty: boolean;
  busy: boolean;
  onGoLive: () => void;
  onPause: () => void;
};

/** Whether buyers enter the journey, and the button that changes that. */
export function StateCard({ state, liveSince, people, callable, isOfCheckouts, dirty, busy, onGoLive, onPause }: Props) {
  const text = useText(journey);
  return (
    <Card heading={text(`is-${state}`)} gap="small">
      <Paragraph>{state === "live" ? text("is-live-why", { moment: liveSince ?? "" }) : text(`is-${state}-why`)}</Paragraph>
      {people > 0 && <Muted>{text("people-in-it", { count: people })}</Muted>}
      {callable && (
        <Banner
          tone={callable.agreed === 0 ? "warning" : "info"}
          title={callable.agreed === 0 ? text("callable-none") : text("callable", { count: callable.agreed, people: callable.people })}
        >
          {text("callable-why", { count: callable.withPhone })}
        </Banner>
      )}
      {state === "draft" && isOfCheckouts && <Muted>{text("shopifys-own")}</Muted>}
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
