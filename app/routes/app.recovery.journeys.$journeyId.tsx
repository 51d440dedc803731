import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { commandJourney } from "#app/screens/journey/command-journey.server.ts";
import { JourneyCommand } from "#app/screens/journey/journey-command.ts";
import journeyStyles from "#app/screens/journey/journey.css?url";
import { JourneyScreen } from "#app/screens/journey/journey-screen.tsx";
import { readJourney } from "#app/screens/journey/read-journey.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: journeyStyles }];

/** GET /app/recovery/journeys/:journeyId */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  const view = await readJourney(shop, idIn(params), reader.language === "en-XA" ? "en" : reader.language);
  if (view === null) throw new Response(null, { status: 404 });
  return view;
}

/** POST there: JourneyCommand. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, JourneyCommand);
  return reply(form.ok ? await commandJourney(shop, idIn(params), form.value) : form);
}

function idIn({ journeyId }: LoaderFunctionArgs["params"]): string {
  const id = z.uuid().safeParse(journeyId);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

/** A journey that has gone has no page to read again. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("intent") !== "delete" && defaultShouldRevalidate;
}

export default function Journey() {
  const view = useLoaderData<typeof loader>();
  return <JourneyScreen key={view.id} {...view} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="journey" />;
}
