import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { commandImport } from "#app/screens/klaviyo-import/command-import.server.ts";
import { ImportCommand, LARGEST_IMPORT } from "#app/screens/klaviyo-import/import-command.ts";
import importStyles from "#app/screens/klaviyo-import/klaviyo-import.css?url";
import { KlaviyoImportScreen } from "#app/screens/klaviyo-import/klaviyo-import-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: importStyles }];

/** GET /app/recovery/journeys/import */
export async function loader({ request }: LoaderFunctionArgs) {
  const { reader } = await authenticate(request);
  return { language: reader.language === "en-XA" ? "en" : reader.language };
}

/** POST there: ImportCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  const form = await parseForm(request, ImportCommand, { maxBytes: LARGEST_IMPORT });
  return reply(form.ok ? await commandImport(shop, form.value, wordsFor(reader)) : form);
}

export default function KlaviyoImport() {
  return <KlaviyoImportScreen {...useLoaderData<typeof loader>()} />;
}
