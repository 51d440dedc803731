import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { routeLeftBehind } from "#app/fulfillment/plan/left-behind.server.ts";
import { showSetupGuide } from "#app/insights/insights-settings.server.ts";
import { publishNow } from "#app/platform/events/publish.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { HomeScreen } from "#app/screens/home/home-screen.tsx";
import { home } from "#app/screens/home/messages.ts";
import pipelineStyles from "#app/screens/home/pipeline.css?url";
import { readHome } from "#app/screens/home/read-home.server.ts";
import { importAsked } from "#app/shopify/import/import-events.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: pipelineStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readHome(shop);
}

const HomeCommand = z.object({ intent: z.enum(["hide-setup-guide", "route-left-behind", "copy-again"]) });

/** POST /app: HomeCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, HomeCommand);
  if (!form.ok) return reply(form);
  if (form.value.intent === "route-left-behind") return reply(await routeLeftBehind(shop, actor));
  if (form.value.intent === "copy-again") {
    await publishNow(shop, importAsked, {});
    return reply({ ok: true, message: home.message("copied-again") });
  }
  await showSetupGuide(shop, false);
  return reply({ ok: true });
}

export default function Home() {
  return <HomeScreen {...useLoaderData<typeof loader>()} />;
}
