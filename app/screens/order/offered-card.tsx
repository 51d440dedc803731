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
      {unknown === null && places.map((place) => <Place key={place.placement} place={place} isHeldOut={isHeldOut} />)}
    </Card>
  );
}

function Place({ place, isHeldOut }: { place: OfferedAt; isHeldOut: boolean }) {
  const text = useText(order);
  const words = useWords();
  const { placement, taken, shown, neverDrawn, why, notAsked } = place;
  return (
    <Stack gap="tiny">
      <Row>
        <Heading level={3} size="small">
          {words(PLACE_NAMES[placement])}
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
