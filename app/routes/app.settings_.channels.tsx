import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { channelsCommand } from "#app/screens/channels/channels-command.ts";
import { ChannelsScreen } from "#app/screens/channels/channels-screen.tsx";
import { commandChannels } from "#app/screens/channels/command-channels.server.ts";
import { readChannels } from "#app/screens/channels/read-channels.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/settings/channels */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readChannels(shop);
}

/** POST there: channelsCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, channelsCommand(shop.currency));
  return reply(form.ok ? await commandChannels(shop, form.value) : form);
}

export default function Channels() {
  return <ChannelsScreen {...useLoaderData<typeof loader>()} />;
}
