import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { readDryRun } from "#app/screens/journey/dry-run/read-dry-run.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const Asked = z.object({ definition: JourneyDefinition });

/** POST /app/recovery/dry-run: what a journey would have done over the last month. Nothing is sent, and nothing is kept of it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, Asked);
  return reply(form.ok ? { ok: true, dryRun: await readDryRun(shop, form.value.definition) } : form);
}
