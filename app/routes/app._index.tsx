import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { showSetupGuide } from "#app/insights/insights-settings.server.ts";
import { HomeScreen } from "#app/screens/home/home-screen.tsx";
import pipelineStyles from "#app/screens/home/pipeline.css?url";
import { readHome } from "#app/screens/home/read-home.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: pipelineStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readHome(shop);
}

/** POST /app, form field `intent`: `hide-setup-guide`. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const intent = (await request.formData()).get("intent");
  if (intent === "hide-setup-guide") await showSetupGuide(shop, false);
  return null;
}

export default function Home() {
  return <HomeScreen {...useLoaderData<typeof loader>()} />;
}
