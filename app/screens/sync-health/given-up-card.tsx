import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { RawText } from "#app/ui/raw-text.tsx";
import { syncHealth } from "./messages.ts";
import type { SyncHealthView } from "./read-sync-health.server.ts";

type GivenUp = SyncHealthView["givenUp"]["latest"][number];

/** Events that were given up, each with what it says and a way to have it tried again. */
export function GivenUpCard({ givenUp }: Pick<SyncHealthView, "givenUp">) {
  const text = useText(syncHealth);
  const words = useWords();
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  const busy = command.state !== "idle";
  const tryAgain = (events: readonly GivenUp[]) =>
    command.submit(
      { intent: "try-again", events: events.map(({ subscriber, eventId }) => ({ subscriber, eventId })) },
      { method: "post", encType: "application/json" },
    );
  const { latest, count } = givenUp;

  return (
    <Card
      heading={text("parked")}
      aside={
        latest.length > 1 && (
          <Button disabled={busy} onClick={() => tryAgain(latest)}>
            {text("try-all", { all: latest.length })}
          </Button>
        )
      }
    >
      <Paragraph muted={count > 0}>{text(count === 0 ? "none-parked" : "parked-help")}</Paragraph>
      <Stack as="ul">
        {latest.map((event) => (
          <li key={`${event.subscriber} ${event.eventId}`}>
            <Stack gap="tight">
              <Row place="spread">
                <Heading level={3}>{text("from-topic", { topic: event.topic, source: words(event.source) })}</Heading>
                <Button
                  disabled={busy}
                  says={text("try-again-of", { topic: event.topic, received: event.receivedAt })}
                  onClick={() => tryAgain([event])}
                >
                  {text("try-again")}
                </Button>
              </Row>
              <Paragraph>
                {text("by-subscriber", {
                  subscriber: event.subscriber,
                  received: event.receivedAt,
                  parked: event.parkedAt,
                  tries: syncHealth.message("tries", { count: event.attempts }),
                })}{" "}
                {event.order && <Link url={`/app/orders/${event.order.id}`}>{event.order.name}</Link>}
              </Paragraph>
              {event.fault !== null && (
                <Paragraph muted>
                  <WrittenByPeople>{event.fault}</WrittenByPeople>
                </Paragraph>
              )}
              <RawText summary={text("payload")} label={text("payload-of", { topic: event.topic, received: event.receivedAt })}>
                {event.payload}
              </RawText>
            </Stack>
          </li>
        ))}
      </Stack>
      {count > latest.length && <Paragraph muted>{text("parked-shown", { shown: latest.length, all: count })}</Paragraph>}
    </Card>
  );
}
