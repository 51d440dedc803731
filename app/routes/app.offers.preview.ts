import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { termsOf } from "#app/screens/offer/offer-form.ts";
import { previewCommand } from "#app/screens/offer/previews/preview-command.ts";
import { readPreviews } from "#app/screens/offer/previews/read-previews.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** POST /app/offers/preview: previewCommand. Nothing is kept of it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, previewCommand(shop));
  // What is typed so far may well be wrong: to ask how it looks is no mistake, and a browser is to log none.
  if (!form.ok) return reply({ status: 200, ...form });
  const { exampleProductId, language, ...fields } = form.value;
  return reply({ ok: true, ...(await readPreviews(shop, termsOf(fields), { productId: exampleProductId ?? null, language })) });
}
