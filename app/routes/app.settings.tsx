import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { disableRouting, enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { RoutingSettings, saveRoutingPolicy } from "#app/fulfillment/plan/save-routing-policy.server.ts";
import { showSetupGuide } from "#app/insights/insights-settings.server.ts";
import { readDataRequests } from "#app/screens/settings/read-data-requests.server.ts";
import { readSettings } from "#app/screens/settings/read-settings.server.ts";
import { SettingsScreen } from "#app/screens/settings/settings-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import type { Reply } from "#app/ui/reply.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { ...(await readSettings(shop)), dataRequests: await readDataRequests(shop) };
}

/**
 * POST /app/settings, form field `intent`: `routing-on`, `routing-off`, `show-setup-guide`, or `save` with `policy`, a JSON object of
 * `splitPenalty`, `dayOfDelayCost`, `priorityCost` (minor units) and `maxParcels`.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Reply> {
  const { shop } = await authenticate(request);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "routing-on": {
      const answer = await enableRouting(shop);
      if (answer.outcome === "on") return { ok: true, said: "Routing turned on" };
      const message = answer.outcome === "no-warehouse" ? "Connect a warehouse first: there is nowhere to route to." : PERMISSION;
      return { ok: false, message, field: answer.outcome };
    }
    case "routing-off":
      await disableRouting(shop);
      return { ok: true, said: "Routing turned off" };
    case "show-setup-guide":
      await showSetupGuide(shop, true);
      return { ok: true, said: "Setup guide shown" };
    case "save": {
      const settings = RoutingSettings.safeParse(parseJson(form.get("policy")));
      if (!settings.success) {
        const [issue] = settings.error.issues;
        return { ok: false, message: issue?.message ?? "Check the fields", field: String(issue?.path[0] ?? "") };
      }
      await saveRoutingPolicy(shop, settings.data);
      return { ok: true, said: "Settings saved" };
    }
    default:
      return { ok: false, message: "Waybill didn't understand what to do. Reload the page and try again." };
  }
}

const PERMISSION = "Shopify hasn't let Waybill work with fulfillment orders yet. Turn routing on again and allow it.";

function parseJson(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(z.string().parse(text));
  } catch {
    return null;
  }
}

export default function Settings() {
  return <SettingsScreen {...useLoaderData<typeof loader>()} />;
}
