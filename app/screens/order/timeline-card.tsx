import { actorLabel } from "#app/platform/actor.ts";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { OrderPage } from "./read-order.server.ts";

/** Everything that happened to an order, newest first, with who or what did it. */
export function TimelineCard({ entries }: { entries: OrderPage["timeline"] }) {
  const words = useWords();
  return (
    <Card heading="Timeline" gap="large">
      {entries.length === 0 && <Paragraph muted>Nothing has happened in Waybill yet.</Paragraph>}
      <Timeline
        items={entries.map(({ id, message, actor, at }) => ({
          key: id,
          what: words(message),
          details: (
            <>
              {words(actorLabel(actor))} · <DateTime iso={at} />
            </>
          ),
        }))}
      />
    </Card>
  );
}
