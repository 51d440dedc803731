import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-order.server.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { OrderId } from "#app/platform/ids.ts";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { OrdersScreen } from "#app/screens/orders/orders-screen.tsx";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = OrdersFilter.parse({ stage: null, warehouse: null, placed: null, after: null, before: null, ...asked });
  return readOrders(shop, filter);
}

const chosenWrongly = issue(fulfillment.message("choose-orders"));
/** The orders ticked are routed anew. */
const OrdersCommand = z.object({ orderId: z.array(OrderId).min(1, chosenWrongly).max(50, chosenWrongly) });

/** POST /app/orders: OrdersCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, OrdersCommand);
  if (!form.ok) return reply(form);
  return reply(await rerouteOrders(shop, form.value.orderId, actor));
}

export default function Orders() {
  return <OrdersScreen {...useLoaderData<typeof loader>()} />;
}
