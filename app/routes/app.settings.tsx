import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import { sweepSoon } from "#app/fulfillment/sweep-orders.server.ts";
import { saveRoutingPolicy } from "#app/fulfillment/plan/save-routing-policy.server.ts";
import { disableRouting, enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { saveNotifyBuyers } from "#app/fulfillment/notifies-buyer.server.ts";
import { showSetupGuide } from "#app/insights/insights-settings.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { refusal } from "#app/platform/http/reply.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { settings } from "#app/screens/settings/messages.ts";
import { readDataRequests } from "#app/screens/settings/read-data-requests.server.ts";
import { readSettings } from "#app/screens/settings/read-settings.server.ts";
import { settingsCommand } from "#app/screens/settings/settings-command.ts";
import { SettingsScreen } from "#app/screens/settings/settings-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { ...(await readSettings(shop)), dataRequests: await readDataRequests(shop) };
}

/** POST /app/settings: settingsCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, settingsCommand(shop.currency));
  if (!form.ok) return reply(form);
  switch (form.value.intent) {
    case "routing-on": {
      const { outcome } = await enableRouting(shop);
      if (outcome === "on") return reply({ ok: true, message: settings.message("turned-on") });
      return reply(refusal(settings.message(outcome === "no-warehouse" ? "nowhere-to-route" : "needs-permission")));
    }
    case "routing-off":
      await disableRouting(shop);
      return reply({ ok: true, message: settings.message("turned-off") });
    case "show-setup-guide":
      await showSetupGuide(shop, true);
      return reply({ ok: true, message: settings.message("guide-shown") });
    case "save-gates":
      await saveGates(shop, form.value);
      return reply({ ok: true, message: settings.message("saved") });
    case "save-notices":
      await saveNotifyBuyers(shop, form.value.notifyBuyers);
      return reply({ ok: true, message: settings.message("saved") });
    case "save":
      await saveRoutingPolicy(shop, form.value);
      await sweepSoon(shop);
      return reply({ ok: true, message: settings.message("saved") });
  }
}

export default function Settings() {
  return <SettingsScreen {...useLoaderData<typeof loader>()} />;
}
