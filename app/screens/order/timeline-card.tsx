import { actorLabel } from "#app/platform/actor.ts";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { Timeline } from "#app/ui/pictures/timeline.tsx";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** Everything that happened to an order, newest first, with who or what did it. */
export function TimelineCard({ entries }: { entries: OrderPage["timeline"] }) {
  const text = useText(order);
  const words = useWords();
  return (
    <Card heading={text("timeline")} gap="large">
      {entries.length === 0 && <Paragraph muted>{text("nothing-happened")}</Paragraph>}
      <Timeline
        items={entries.map(({ id, message, actor, at }) => ({
          key: id,
          what: words(message),
          details: (
            <>
              <WrittenByPeople>{words(actorLabel(actor))}</WrittenByPeople> · <DateTime iso={at} />
            </>
          ),
        }))}
      />
    </Card>
  );
}
