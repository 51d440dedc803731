import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { holdFields } from "#app/fulfillment/decisions/reason-fields.ts";
import { holdOrders } from "#app/fulfillment/decisions/hold/hold-order.server.ts";
import { decisions } from "#app/fulfillment/decisions/messages.ts";
import { releaseOrders } from "#app/fulfillment/decisions/hold/release-order.server.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-order.server.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { OrderId } from "#app/platform/ids.ts";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { OrdersScreen } from "#app/screens/orders/orders-screen.tsx";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = OrdersFilter.parse({ stage: null, warehouse: null, placed: null, sort: null, after: null, before: null, ...asked });
  return readOrders(shop, filter);
}

const MOST_AT_ONCE = 50;
const chosenWrongly = issue(decisions.message("choose-up-to", { most: MOST_AT_ONCE }));
const orderId = z.array(OrderId).min(1, chosenWrongly).max(MOST_AT_ONCE, chosenWrongly);
/** What is done with the orders ticked. */
const OrdersCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("reroute"), orderId }),
  z.object({ intent: z.literal("hold"), orderId, ...holdFields }),
  z.object({ intent: z.literal("release"), orderId }),
]);

/** POST /app/orders: OrdersCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, OrdersCommand);
  if (!form.ok) return reply(form);
  const command = form.value;
  switch (command.intent) {
    case "reroute":
      return reply(await rerouteOrders(shop, command.orderId, actor));
    case "hold":
      return reply(await holdOrders(shop, command.orderId, command, actor));
    case "release":
      return reply(await releaseOrders(shop, command.orderId, actor));
  }
}

export default function Orders() {
  return <OrdersScreen {...useLoaderData<typeof loader>()} />;
}
