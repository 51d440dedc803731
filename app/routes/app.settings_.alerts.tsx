import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { AlertsCommand } from "#app/screens/alerts/alerts-command.ts";
import { AlertsScreen } from "#app/screens/alerts/alerts-screen.tsx";
import { commandAlerts } from "#app/screens/alerts/command-alerts.server.ts";
import { readAlerts } from "#app/screens/alerts/read-alerts.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/settings/alerts */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readAlerts(shop);
}

/** POST there: AlertsCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, AlertsCommand);
  return reply(form.ok ? await commandAlerts(shop, form.value, actor) : form);
}

export default function Alerts() {
  return <AlertsScreen {...useLoaderData<typeof loader>()} />;
}
