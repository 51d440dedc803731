import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { retryParked } from "#app/platform/events/parked.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { syncHealth } from "#app/screens/sync-health/messages.ts";
import { readSyncHealth } from "#app/screens/sync-health/read-sync-health.server.ts";
import { SyncCommand } from "#app/screens/sync-health/sync-command.ts";
import { SyncHealthScreen } from "#app/screens/sync-health/sync-health-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readSyncHealth(shop);
}

/** POST /app/settings/sync: SyncCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, SyncCommand);
  if (!form.ok) return reply(form);
  return reply({ ok: true, message: syncHealth.message("trying", { count: await retryParked(shop, form.value.events) }) });
}

export default function SyncHealth() {
  return <SyncHealthScreen {...useLoaderData<typeof loader>()} />;
}
