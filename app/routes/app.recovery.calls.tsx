import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { callsCommand, CallsPage } from "#app/screens/calls/calls-command.ts";
import callsStyles from "#app/screens/calls/calls.css?url";
import { CallsScreen } from "#app/screens/calls/calls-screen.tsx";
import { commandCalls } from "#app/screens/calls/command-calls.server.ts";
import { readCalls } from "#app/screens/calls/read-calls.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: callsStyles }];

/** GET /app/recovery/calls?which=over&after=… (CallsPage) */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const query = new URL(request.url).searchParams;
  return readCalls(shop, actor, CallsPage.parse({ which: query.get("which"), after: query.get("after") }));
}

/** POST there: callsCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, callsCommand(shop.timeZone));
  return reply(form.ok ? await commandCalls(shop, actor, form.value) : form);
}

export default function Calls() {
  return <CallsScreen {...useLoaderData<typeof loader>()} />;
}
