import type { DeliveryStage } from "#app/messaging/deliveries/delivery-stage.ts";
import type { CallOutcome } from "#app/recovery/calls/call-outcome.ts";
import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Timeline } from "#app/ui/pictures/timeline.tsx";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { callsScreen } from "../calls/messages.ts";
import { CHANNEL_NAMES } from "../recovery/channel-names.ts";
import { recoveryCart } from "./messages.ts";
import type { CartEvent } from "./read-cart-events.server.ts";

const STAGES: Record<
  DeliveryStage,
  {
    key: `stage-${"planned" | "claimed" | "unknown" | "handed-over" | "sent" | "failed" | "delivered" | "read" | "clicked" | "suppressed" | "expired"}`;
    look: BadgeLook;
  }
> = {
  planned: { key: "stage-planned", look: { progress: "incomplete" } },
  claimed: { key: "stage-claimed", look: { tone: "info", progress: "partiallyComplete" } },
  unknown: { key: "stage-unknown", look: { tone: "warning" } },
  handed_over: { key: "stage-handed-over", look: { tone: "info", progress: "partiallyComplete" } },
  sent: { key: "stage-sent", look: { tone: "info", progress: "partiallyComplete" } },
  failed: { key: "stage-failed", look: { tone: "critical" } },
  delivered: { key: "stage-delivered", look: { tone: "success", progress: "complete" } },
  read: { key: "stage-read", look: { tone: "success", progress: "complete" } },
  clicked: { key: "stage-clicked", look: { tone: "success", progress: "complete" } },
  suppressed: { key: "stage-suppressed", look: {} },
  expired: { key: "stage-expired", look: {} },
};

const OUTCOME_TONES: Partial<Record<CallOutcome, BadgeLook["tone"]>> = {
  "reached-interested": "success",
  "call-back": "info",
  "wrong-number": "warning",
  "do-not-call": "critical",
};

/** Everything that happened to a cart, the latest first; what is planned stands above it. */
export function TimelineCard({ events }: { events: readonly CartEvent[] }) {
  const text = useText(recoveryCart);
  const words = useWords();
  return (
    <Card heading={text("timeline")} gap="large">
      {events.length === 0 && <Paragraph muted>{text("nothing-yet")}</Paragraph>}
      <Timeline
        items={events.map((event) => ({
          key: event.key,
          what: <What event={event} />,
          details: (
            <>
              <When event={event} />
              {event.step && (
                <>
                  {" · "}
                  <bdi>{words(event.step)}</bdi>
                </>
              )}
            </>
          ),
        }))}
      />
    </Card>
  );
}

function What({ event }: { event: CartEvent }) {
  const words = useWords();
  if (event.is === "told") return words(event.message);
  return event.is === "call" ? <CallLine event={event} /> : <DeliveryLine event={event} />;
}

/** When it was; of a message that more became of, when it left and when that was. */
function When({ event }: { event: CartEvent }) {
  const text = useText(recoveryCart);
  if (event.is === "call" && event.againAt !== null)
    return (
      <>
        <DateTime iso={event.at} /> · {text("call-again", { moment: event.againAt })}
      </>
    );
  if (event.is !== "delivery") return <DateTime iso={event.at} />;
  if (event.isAhead) return text("due-at", { moment: event.at });
  if (event.becameAt === null) return <DateTime iso={event.at} />;
  return (
    <>
      {text(event.stage === "failed" ? "was-tried" : "stage-sent")} <DateTime iso={event.at} /> · {text(STAGES[event.stage].key)}{" "}
      <DateTime iso={event.becameAt} />
    </>
  );
}

function CallLine({ event: { by, outcome, note } }: { event: Extract<CartEvent, { is: "call" }> }) {
  const text = useText(recoveryCart);
  const outcomes = useText(callsScreen);
  return (
    <>
      <Row>
        <WrittenByPeople>{text("call-by", { actor: by })}</WrittenByPeople>
        {outcome && <Badge tone={OUTCOME_TONES[outcome]}>{outcomes(`outcome-${outcome}`)}</Badge>}
      </Row>
      {note !== null && (
        <Paragraph muted>
          <WrittenByPeople>{note}</WrittenByPeople>
        </Paragraph>
      )}
    </>
  );
}

function DeliveryLine({ event }: { event: Extract<CartEvent, { is: "delivery" }> }) {
  const text = useText(recoveryCart);
  const words = useWords();
  const { channel, what, stage, reason, problem } = event;
  const { key, look } = STAGES[stage];
  const why = problem ? words(problem) : reason && text(`why-${reason}`);
  return (
    <>
      <Row>
        <WrittenByPeople>
          {what === null
            ? text("message-plain", { channel: CHANNEL_NAMES[channel] })
            : text("message-by", { channel: CHANNEL_NAMES[channel], what })}
        </WrittenByPeople>
        <Badge {...look}>{text(key)}</Badge>
      </Row>
      {why && <Paragraph muted>{why}</Paragraph>}
    </>
  );
}
