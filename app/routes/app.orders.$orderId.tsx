import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, InlineStack, Layout, Text } from "@shopify/polaris";
import { CustomerCard } from "#app/screens/order/customer-card.tsx";
import { LinesCard } from "#app/screens/order/lines-card.tsx";
import { MoneyCard } from "#app/screens/order/money-card.tsx";
import { ParcelCard } from "#app/screens/order/parcel-card.tsx";
import { RouteCard } from "#app/screens/order/route-card.tsx";
import { TimelineCard } from "#app/screens/order/timeline-card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import type { Reply } from "#app/ui/reply.ts";
import { Screen } from "#app/ui/screen.tsx";
import { StageBadge } from "#app/ui/stage-badge.tsx";
import { causeOf } from "#app/screens/exceptions/causes.ts";
import { hasEnded } from "#app/fulfillment/order-stage.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import { useLiveData } from "#app/ui/use-live-data.ts";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-orders.server.ts";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { OrderId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const orderId = OrderId.safeParse(params.orderId);
  const page = orderId.success ? await readOrder(shop, orderId.data) : null;
  if (page === null) throw new Response("No such order", { status: 404 });
  return page;
}

export async function action({ request, params }: ActionFunctionArgs): Promise<Reply> {
  const { shop, userName } = await authenticate(request);
  const orderId = OrderId.safeParse(params.orderId);
  const intent = (await request.formData()).get("intent");
  if (!orderId.success || intent !== "reroute")
    return { ok: false, message: "Waybill didn't understand what to do. Reload the page and try again." };
  return rerouteOrders(shop, [orderId.data], userName);
}

/** Stages that an order stays at. */

export default function Order() {
  const order = useLoaderData<typeof loader>();
  const reroute = useFetcher<typeof action>();
  useReplyToast(reroute.data);
  useLiveData(hasEnded(order.stage) ? null : 10_000);
  const live = order.parcels.filter(isLive);

  return (
    <Screen
      title={order.name}
      backAction={{ content: "Orders", url: "/app/orders" }}
      titleMetadata={<StageBadge stage={order.stage} />}
      secondaryActions={[
        { content: "Open in Shopify", url: `shopify://admin/orders/${order.id}`, target: "_top" },
        {
          content: "Re-route",
          disabled: !order.canReroute,
          helpText: order.canReroute ? undefined : "Its warehouse works on it already, or it has shipped.",
          loading: reroute.state !== "idle",
          onAction: () => reroute.submit({ intent: "reroute" }, { method: "post" }),
        },
      ]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <p className="wb-edge wb-quiet">
              Placed <DateTime iso={order.placedAt} />
            </p>
            {reroute.data?.ok === false && (
              <Banner tone="critical" title="Couldn't re-route the order">
                <p>{reroute.data.message}</p>
              </Banner>
            )}
            {order.exceptions.map((exception) => (
              <Banner
                key={exception.id}
                tone="critical"
                title={causeOf(exception.cause).title}
                action={{ content: "Resolve", url: `/app/exceptions#${encodeURIComponent(exception.cause)}` }}
              >
                <p className="wb-wrap">{exception.words}</p>
              </Banner>
            ))}
            {order.parcels.map((parcel) => (
              <ParcelCard key={parcel.id} parcel={parcel} number={live.indexOf(parcel) + 1} of={live.length} />
            ))}
            {order.parcels.length === 0 && <NoParcels stage={order.stage} />}
            {order.route && <RouteCard route={order.route} />}
            <LinesCard lines={order.lines} />
            <TimelineCard entries={order.timeline} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <CustomerCard order={order} />
            {order.note && (
              <Card>
                <BlockStack gap="200">
                  <Text as="h2" variant="headingSm">
                    Note
                  </Text>
                  <p className="wb-wrap" dir="auto">
                    {order.note}
                  </p>
                </BlockStack>
              </Card>
            )}
            <MoneyCard money={order.money} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Screen>
  );
}

function NoParcels({ stage }: { stage: string }) {
  const words: Record<string, string> = {
    received: "No warehouse is chosen yet. Waybill decides once Shopify has finished with the order and routing is on.",
    cancelled: "The order was cancelled before a warehouse was chosen.",
    done_elsewhere: "This order was shipped without Waybill, or has nothing to ship.",
  };
  return (
    <Card>
      <InlineStack>
        <Text as="p">{words[stage] ?? "No warehouse works on this order."}</Text>
      </InlineStack>
    </Card>
  );
}
