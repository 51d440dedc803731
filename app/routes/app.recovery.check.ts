import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { checkDefinition } from "#app/recovery/journeys/checking/check-definition.ts";
import { checkTexts } from "#app/recovery/journeys/checking/check-texts.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const Asked = z.object({ definition: JourneyDefinition });

/** POST /app/recovery/check: what keeps a journey from going live. Nothing is kept of it. */
export async function action({ request }: ActionFunctionArgs) {
  await authenticate(request);
  const form = await parseForm(request, Asked);
  if (!form.ok) return reply(form);
  const { definition } = form.value;
  return reply({ ok: true, problems: [...checkDefinition(definition), ...(await checkTexts(definition))] });
}
