import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-orders.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { refusal } from "#app/platform/http/reply.ts";
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

const OrderIds = z.array(z.coerce.bigint()).min(1).max(50);

/** POST /app/orders: the orders ticked (`orderId`, once for each) are routed anew. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const ids = OrderIds.safeParse((await request.formData()).getAll("orderId"));
  if (!ids.success) return reply(refusal(fulfillment.message("choose-orders")));
  return reply(await rerouteOrders(shop, ids.data, actor));
}

export default function Orders() {
  return <OrdersScreen {...useLoaderData<typeof loader>()} />;
}
