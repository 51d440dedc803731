import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dismissExceptions } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { shipOrdersAgain } from "#app/fulfillment/reconcile/ship-again.server.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-order.server.ts";
import { retryPublishing } from "#app/fulfillment/tracking/retry-publishing.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { ExceptionId, OrderId } from "#app/platform/ids.ts";
import { ExceptionsScreen } from "#app/screens/exceptions/exceptions-screen.tsx";
import { exceptionsScreen } from "#app/screens/exceptions/messages.ts";
import { readExceptions } from "#app/screens/exceptions/read-exceptions.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readExceptions(shop);
}

const exceptionIds = z.array(ExceptionId).min(1).max(50);
const ExceptionCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("reroute"), orderId: z.array(OrderId).min(1).max(50) }),
  z.object({ intent: z.literal("ship-again"), orderId: z.array(OrderId).min(1).max(50) }),
  z.object({ intent: z.literal("publish"), exceptionId: exceptionIds }),
  z.object({ intent: z.literal("dismiss"), exceptionId: exceptionIds, note: z.string().trim().max(500).default("") }),
]);

/** POST /app/exceptions: ExceptionCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, ExceptionCommand);
  if (!form.ok) return reply(form);
  const command = form.value;
  switch (command.intent) {
    case "reroute":
      return reply(await rerouteOrders(shop, command.orderId, actor));
    case "ship-again":
      return reply(await shipOrdersAgain(shop, command.orderId, actor));
    case "publish":
      await retryPublishing(shop, command.exceptionId);
      return reply({ ok: true, message: exceptionsScreen.message("asked-again") });
    case "dismiss":
      return reply(await dismissExceptions(shop, command.exceptionId, command.note, actor));
  }
}

export default function Exceptions() {
  return <ExceptionsScreen {...useLoaderData<typeof loader>()} />;
}
