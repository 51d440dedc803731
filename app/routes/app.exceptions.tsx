import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ExceptionsScreen } from "#app/screens/exceptions/exceptions-screen.tsx";
import { reply } from "#app/platform/http/reply.server.ts";
import { refusal } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import { dismissExceptions } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-orders.server.ts";
import { readExceptions } from "#app/screens/exceptions/read-exceptions.server.ts";
import { ExceptionId, OrderId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readExceptions(shop);
}

const ExceptionCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("reroute"), orderId: z.array(OrderId).min(1).max(50) }),
  z.object({ intent: z.literal("dismiss"), exceptionId: z.array(ExceptionId).min(1).max(50), note: z.string().trim().max(500) }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await request.formData();
  const command = ExceptionCommand.safeParse({
    intent: form.get("intent"),
    orderId: form.getAll("orderId"),
    exceptionId: form.getAll("exceptionId"),
    note: form.get("note") ?? "",
  });
  if (!command.success) return reply(refusal(common.message("not-understood")));

  switch (command.data.intent) {
    case "reroute":
      return reply(await rerouteOrders(shop, command.data.orderId, actor));
    case "dismiss":
      return reply(await dismissExceptions(shop, command.data.exceptionId, command.data.note, actor));
  }
}

export default function Exceptions() {
  return <ExceptionsScreen {...useLoaderData<typeof loader>()} />;
}
