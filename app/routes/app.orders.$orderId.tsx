import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { openGates } from "#app/fulfillment/gates/open-gates.server.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-order.server.ts";
import { retryPublishing } from "#app/fulfillment/tracking/retry-publishing.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { ExceptionId, OrderId } from "#app/platform/ids.ts";
import { exceptionsScreen } from "#app/screens/exceptions/messages.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { OrderScreen } from "#app/screens/order/order-screen.tsx";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const page = await readOrder(shop, orderIn(params));
  if (page === null) throw new Response(null, { status: 404 });
  return page;
}

const OrderCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("reroute") }),
  z.object({ intent: z.literal("release") }),
  z.object({ intent: z.literal("publish"), exceptionId: z.array(ExceptionId).min(1).max(50) }),
]);

/** POST /app/orders/:orderId: OrderCommand. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const orderId = orderIn(params);
  const form = await parseForm(request, OrderCommand);
  if (!form.ok) return reply(form);
  switch (form.value.intent) {
    case "reroute":
      return reply(await rerouteOrders(shop, [orderId], actor));
    case "release":
      return reply(await openGates(shop, orderId, actor));
    case "publish":
      await retryPublishing(shop, form.value.exceptionId);
      return reply({ ok: true, message: exceptionsScreen.message("asked-again") });
  }
}

/** The order of the address; one that is no number is not found. */
function orderIn(params: LoaderFunctionArgs["params"]): OrderId {
  const id = OrderId.safeParse(params.orderId);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

export default function Order() {
  return <OrderScreen {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="order" />;
}
