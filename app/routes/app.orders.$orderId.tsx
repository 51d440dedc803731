import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { rerouteOrders } from "#app/fulfillment/reroute-orders.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { refusal } from "#app/platform/http/reply.ts";
import { OrderId } from "#app/platform/ids.ts";
import { common } from "#app/platform/messages/messages.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { OrderScreen } from "#app/screens/order/order-screen.tsx";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const orderId = OrderId.safeParse(params.orderId);
  const page = orderId.success ? await readOrder(shop, orderId.data) : null;
  if (page === null) throw new Response("No such order", { status: 404 });
  return page;
}

/** POST /app/orders/:orderId, form field `intent`: `reroute`. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const orderId = OrderId.safeParse(params.orderId);
  const intent = (await request.formData()).get("intent");
  if (!orderId.success || intent !== "reroute") return reply(refusal(common.message("not-understood")));
  return reply(await rerouteOrders(shop, [orderId.data], actor));
}

export default function Order() {
  return <OrderScreen {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="order" back={{ label: "Orders", url: "/app/orders" }} />;
}
