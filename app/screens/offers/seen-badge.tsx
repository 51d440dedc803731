import { Badge } from "#app/ui/badge.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";

type Props = {
  /** When a buyer's page last asked there (ISO 8601); undefined where none ever did. */
  seenAt: string | undefined;
};

/** Whether something of Waybill's stands in a place, as far as buyers' pages told. */
export function SeenBadge({ seenAt }: Props) {
  const text = useText(offersScreen);
  return seenAt === undefined ? <Badge tone="attention">{text("not-seen")}</Badge> : <Badge tone="success">{text("in-place")}</Badge>;
}

/** The same in a sentence, with when. */
export function SeenLine({ seenAt }: Props) {
  const text = useText(offersScreen);
  if (seenAt === undefined) return <Paragraph muted>{text("not-seen-why")}</Paragraph>;
  return (
    <p>
      <Muted>
        {text("last-seen")} <DateTime iso={seenAt} />
      </Muted>
    </p>
  );
}
