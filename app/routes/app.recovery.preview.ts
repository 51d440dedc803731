import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { PreviewCommand } from "#app/screens/journey/preview/preview-command.ts";
import { readPreview } from "#app/screens/journey/preview/read-preview.server.ts";
import { sendTest } from "#app/screens/journey/preview/send-test.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** POST /app/recovery/preview: PreviewCommand. Nothing is kept of it; with `sendTo` it is sent there. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, PreviewCommand);
  if (!form.ok) return reply(form);
  const { sendTo } = form.value;
  if (sendTo !== undefined) return reply(await sendTest(shop, sendTo, form.value));
  return reply({ ok: true, preview: await readPreview(shop, form.value) });
}
