import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { OrderPage } from "./read-order.server.ts";

/** Everything that happened to an order, newest first, with who or what did it. */
export function TimelineCard({ entries }: { entries: OrderPage["timeline"] }) {
  return (
    <Card heading="Timeline" gap="large">
      {entries.length === 0 && <Paragraph muted>Nothing has happened in Waybill yet.</Paragraph>}
      <Timeline
        items={entries.map(({ id, words, actor, at }) => ({
          key: id,
          what: words,
          details: (
            <>
              {actor} · <DateTime iso={at} />
            </>
          ),
        }))}
      />
    </Card>
  );
}
