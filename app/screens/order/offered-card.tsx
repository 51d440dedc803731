import { offers } from "#app/offers/messages.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { PLACE_NAMES } from "../offers/place-names.ts";
import { order } from "./messages.ts";
import type { OfferedAt, OfferHere, OrderOffered } from "./read-offered.server.ts";

/** Place by place what this order's buyer was offered, and where nothing, why. */
export function OfferedCard({ offered: { unknown, isHeldOut, places } }: { offered: OrderOffered }) {
  const text = useText(order);
  return (
    <Card
      heading={text("offered")}
      headingSize="small"
      gap="small"
      badge={isHeldOut && <Badge tone="info">{text("held-out-badge")}</Badge>}
    >
      {unknown !== null && <Paragraph muted>{text(unknown)}</Paragraph>}
      {unknown === null && isHeldOut && <Paragraph muted>{text("held-out-why")}</Paragraph>}
      {unknown === null && alike(places).map((some) => <Places key={some[0].placement} places={some} isHeldOut={isHeldOut} />)}
    </Card>
  );
}

type Alike = [OfferedAt, ...OfferedAt[]];

/** Places that follow one another, and of which there is the same to say: nothing, for the same reason. It is said once. */
function alike(places: readonly OfferedAt[]): Alike[] {
  return places.reduce<Alike[]>((all, place) => {
    const before = all.at(-1);
    if (before && reasonOf(place) !== null && reasonOf(place) === reasonOf(before[0])) before.push(place);
    else all.push([place]);
    return all;
  }, []);
}

/** Why nothing stood there; null where something did, or was to. */
function reasonOf({ placement, taken, shown, neverDrawn, why, notAsked }: OfferedAt): string | null {
  if (taken.length + shown.length + neverDrawn.length > 0) return null;
  return JSON.stringify([why, notAsked, notAsked === "not-asked" && NOT_ASKED[placement]]);
}

function Places({ places, isHeldOut }: { places: Alike; isHeldOut: boolean }) {
  const text = useText(order);
  const words = useWords();
  const [{ placement, taken, shown, neverDrawn, why, notAsked }] = places;
  return (
    <Stack gap="tiny">
      <Row>
        <Heading level={3} size="small">
          {places.map((place) => words(PLACE_NAMES[place.placement])).join(", ")}
        </Heading>
        {taken.length > 0 ? (
          <Badge tone="success">{text("offer-taken")}</Badge>
        ) : shown.length > 0 ? (
          <Badge tone="info">{text("offer-shown")}</Badge>
        ) : (
          <Badge>{text("offer-none")}</Badge>
        )}
      </Row>
      <Offers offers={[...taken, ...shown]} />
      {neverDrawn.length > 0 && !isHeldOut && taken.length + shown.length === 0 && (
        <>
          <Muted>{text("never-drawn")}</Muted>
          <Offers offers={neverDrawn} />
        </>
      )}
      {why
        .filter(({ code }) => !isHeldOut || code !== HELD_OUT)
        .map((message) => (
          <Muted key={JSON.stringify(message)}>{words(message)}</Muted>
        ))}
      {notAsked === "nothing-live" && <Muted>{text("nothing-live")}</Muted>}
      {notAsked === "only-newer" && <Muted>{text("only-newer")}</Muted>}
      {notAsked === "not-asked" && <Muted>{text(NOT_ASKED[placement] ?? "not-asked")}</Muted>}
    </Stack>
  );
}

/** Said once, of all places. */
const HELD_OUT = offers.message("held-out").code;

/** What Shopify itself keeps from being asked. */
const NOT_ASKED: Partial<Record<OfferedAt["placement"], "not-asked-checkout" | "not-asked-post-purchase" | "not-asked-after">> = {
  checkout: "not-asked-checkout",
  post_purchase: "not-asked-post-purchase",
  thank_you: "not-asked-after",
  order_status: "not-asked-after",
};

function Offers({ offers }: { offers: readonly OfferHere[] }) {
  const text = useText(order);
  return offers.map(({ id, name }) =>
    name === null ? (
      <Muted key={id}>{text("deleted-offer")}</Muted>
    ) : (
      <Link key={id} url={`/app/offers/${id}`}>
        <WrittenByPeople>{name}</WrittenByPeople>
      </Link>
    ),
  );
}
