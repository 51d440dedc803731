import { actorLabel } from "#app/platform/actor.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { Timeline } from "#app/ui/pictures/timeline.tsx";
import { parts } from "../parts/messages.ts";
import { order } from "./messages.ts";
import type { ShipmentView } from "./read-parcels.server.ts";
import type { ToldToShopify } from "./told-to-shopify.ts";

/** A box that left a warehouse: its carrier and tracking, and what happened to it, newest first. `partial`: it is not the whole parcel. */
export function ShipmentTracking({ shipment, partial }: { shipment: ShipmentView; partial: boolean }) {
  const text = useText(order);
  const part = useText(parts);
  const words = useWords();
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Stack gap="small">
      <Row>
        <Span strong>{shipment.carrier === null ? text("no-carrier") : <WrittenByPeople>{shipment.carrier}</WrittenByPeople>}</Span>
        {shipment.tracking.length === 0 && <Muted>{text("no-tracking")}</Muted>}
        {shipment.tracking.map((box) => (
          <TrackingNumber key={box.number} {...box} />
        ))}
        {partial && units > 0 && <Badge>{part("units", { count: units })}</Badge>}
        {shipment.undone === null && <Badge tone={TONES[shipment.told]}>{text(badgeOf(shipment.told))}</Badge>}
      </Row>
      {shipment.undone === null && isNeverTold(shipment.told) && (
        <Paragraph muted small>
          {text(`never-told-${shipment.told}`)}
        </Paragraph>
      )}
      <Timeline
        compact
        items={[
          ...(shipment.undone === null
            ? []
            : [
                {
                  key: "undone",
                  what: text("undone-by", { by: actorLabel(shipment.undone.by) }),
                  details: <DateTime iso={shipment.undone.at} />,
                },
              ]),
          ...shipment.events.map(({ status, message, happenedAt }) => ({
            key: `${status} ${happenedAt}`,
            what: words(eventOf(status, message)),
            details: <DateTime iso={happenedAt} />,
          })),
          {
            key: "left",
            what: text(shipment.undone === null ? "left-warehouse" : "told-to-have-left"),
            details: <DateTime iso={shipment.shippedAt} />,
          },
        ]}
      />
    </Stack>
  );
}

const TONES = {
  "in-shopify": "success",
  "cancelled-in-shopify": "warning",
  "going-to-shopify": "attention",
  "refused-by-shopify": "critical",
  "fulfilled-otherwise": "warning",
  "not-wanted": "warning",
  "other-goods": "warning",
} as const satisfies Record<ToldToShopify, BadgeLook["tone"]>;

type NeverTold = Extract<ToldToShopify, "fulfilled-otherwise" | "not-wanted" | "other-goods">;

const isNeverTold = (told: ToldToShopify): told is NeverTold =>
  told === "fulfilled-otherwise" || told === "not-wanted" || told === "other-goods";

/** Why it is never told stands below the badge. */
const badgeOf = (told: ToldToShopify) => (isNeverTold(told) ? "not-in-shopify" : told);

function TrackingNumber({ number, url }: ShipmentView["tracking"][number]) {
  const written = <WrittenByPeople>{number}</WrittenByPeople>;
  return url === null ? written : <Link url={url}>{written}</Link>;
}

/** What happened, by Shopify's FulfillmentEventStatus, with what the carrier says of it. */
function eventOf(status: string, news: string | null): Message {
  const known = EVENTS.find((event) => event === status.toLowerCase().replaceAll("_", "-"));
  const event = known ? order.message(`event-${known}`) : order.message("event-unknown", { status });
  return news ? order.message("event-with-news", { event, news }) : event;
}

const EVENTS = [
  "label-purchased",
  "label-printed",
  "ready-for-pickup",
  "confirmed",
  "carrier-picked-up",
  "in-transit",
  "out-for-delivery",
  "attempted-delivery",
  "delivered",
  "delayed",
  "failure",
] as const;
