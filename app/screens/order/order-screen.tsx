import { useFetcher } from "@remix-run/react";
import { hasEnded } from "#app/fulfillment/order-stage.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { BesideCards, Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { MainAndAside, Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { useLiveData } from "#app/ui/use-live-data.ts";
import { causeOf } from "../exceptions/causes.ts";
import { StageBadge } from "../parts/stage-badge.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { LinesCard } from "./lines-card.tsx";
import { MoneyCard } from "./money-card.tsx";
import { ParcelCard } from "./parcel-card.tsx";
import type { OrderPage } from "./read-order.server.ts";
import { RouteCard } from "./route-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";

/** One order: its parcels, why they go where they go, what happened; beside it who bought, and what it costs. */
export function OrderScreen(order: OrderPage) {
  const reroute = useFetcher<Reply>();
  const words = useWords();
  useDoneToast(reroute.data);
  useLiveData(hasEnded(order.stage) ? null : 10_000);

  return (
    <Screen
      title={order.name}
      back={{ label: "Orders", url: "/app/orders" }}
      badge={<StageBadge stage={order.stage} />}
      actions={[
        { label: "Open in Shopify", url: `shopify://admin/orders/${order.id}` },
        {
          label: "Re-route",
          disabled: !order.canReroute,
          help: order.canReroute ? undefined : "Its warehouse works on it already, or it has shipped.",
          busy: reroute.state !== "idle",
          onAction: () => reroute.submit({ intent: "reroute" }, { method: "post" }),
        },
      ]}
    >
      <MainAndAside
        main={
          <Stack>
            <BesideCards>
              <Muted>
                Placed <DateTime iso={order.placedAt} />
              </Muted>
            </BesideCards>
            {reroute.data?.ok === false && (
              <Banner tone="critical" title="Couldn't re-route the order">
                {words(reroute.data.message)}
              </Banner>
            )}
            <Exceptions exceptions={order.exceptions} />
            <Parcels parcels={order.parcels} stage={order.stage} />
            {order.route && <RouteCard route={order.route} />}
            <LinesCard lines={order.lines} />
            <TimelineCard entries={order.timeline} />
          </Stack>
        }
        aside={
          <Stack>
            <CustomerCard customer={order.customer} address={order.address} />
            {order.note && (
              <Card heading="Note" headingSize="small" gap="small">
                <WrittenByPeople>{order.note}</WrittenByPeople>
              </Card>
            )}
            <MoneyCard money={order.money} />
          </Stack>
        }
      />
    </Screen>
  );
}

function Exceptions({ exceptions }: Pick<OrderPage, "exceptions">) {
  const words = useWords();
  return exceptions.map(({ id, cause, message }) => (
    <Banner
      key={id}
      tone="critical"
      title={words(causeOf(cause).title)}
      action={{ label: "Resolve", url: `/app/exceptions#${encodeURIComponent(cause)}` }}
    >
      {words(message)}
    </Banner>
  ));
}

function Parcels({ parcels, stage }: Pick<OrderPage, "parcels" | "stage">) {
  const live = parcels.filter(isLive);
  if (parcels.length > 0) {
    return parcels.map((parcel) => <ParcelCard key={parcel.id} parcel={parcel} number={live.indexOf(parcel) + 1} of={live.length} />);
  }
  return (
    <Card>
      <Paragraph>{NO_PARCELS[stage] ?? "No warehouse works on this order."}</Paragraph>
    </Card>
  );
}

const NO_PARCELS: Record<string, string> = {
  received: "No warehouse is chosen yet. Waybill decides once Shopify has finished with the order and routing is on.",
  cancelled: "The order was cancelled before a warehouse was chosen.",
  done_elsewhere: "This order was shipped without Waybill, or has nothing to ship.",
};
