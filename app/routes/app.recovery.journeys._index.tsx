import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { builtInJourneys } from "#app/recovery/templates/built-in-journeys.ts";
import { createFromTemplate } from "#app/screens/journeys/create-from-template.server.ts";
import { JourneysScreen } from "#app/screens/journeys/journeys-screen.tsx";
import { readJourneys } from "#app/screens/journeys/read-journeys.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/recovery/journeys */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const templates = builtInJourneys.map(({ key, name, about }) => ({ id: key, title: name, about }));
  return { ...(await readJourneys(shop)), templates };
}

const Command = z.object({ intent: z.literal("create"), template: z.string().max(100) });

/** POST there: makes a journey and leads to it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  const form = await parseForm(request, Command);
  if (!form.ok) return reply(form);
  const id = await createFromTemplate(shop, form.value.template, wordsFor(reader));
  return redirect(`/app/recovery/journeys/${id}`);
}

export default function Journeys() {
  return <JourneysScreen {...useLoaderData<typeof loader>()} />;
}
