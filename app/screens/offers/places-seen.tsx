import type { Placement } from "#app/contracts/offers.ts";
import type { SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { Muted } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import { PLACE_NAMES } from "./place-names.ts";
import { waysInto } from "./place-ways.ts";
import { SeenBadge } from "./seen-badge.tsx";

type Props = { placements: readonly Placement[]; seen: SeenPlaces; apiKey: string };

/** Of an offer that is live: whether a buyer's page was seen in each of its places and when, or the way to put it there. */
export function PlacesSeen({ placements, seen, apiKey }: Props) {
  const text = useText(offersScreen);
  const rich = useRichText(offersScreen);
  const words = useWords();
  return placements.map((placement) => {
    const seenAt = seen[placement];
    const [way] = waysInto(placement, apiKey);
    return (
      <Row key={placement}>
        <SeenBadge seenAt={seenAt} />
        <Muted>
          {seenAt === undefined
            ? words(PLACE_NAMES[placement])
            : rich("seen-there", { place: words(PLACE_NAMES[placement]), at: <DateTime iso={seenAt} /> })}
        </Muted>
        {seenAt === undefined && way && (
          <LinkButton look="plain" url={way.url} says={text("place-it-there", { place: PLACE_NAMES[placement] })}>
            {text("place-it")}
          </LinkButton>
        )}
      </Row>
    );
  });
}
