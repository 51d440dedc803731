import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { checkDefinition } from "#app/recovery/journeys/check-definition.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const Asked = z.object({ definition: JourneyDefinition });

/** POST /app/recovery/check: what keeps a journey from going live. Nothing is kept of it. */
export async function action({ request }: ActionFunctionArgs) {
  await authenticate(request);
  const form = await parseForm(request, Asked);
  return reply(form.ok ? { ok: true, problems: checkDefinition(form.value.definition) } : form);
}
