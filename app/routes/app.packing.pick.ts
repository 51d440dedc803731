import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { PickForm, unclear } from "#app/screens/packing-station/station-forms.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction } from "#app/screens/frame/out-of-reach.ts";

/**
 * POST /app/packing/pick: the parcels of a wave have been picked.
 *
 * A form or JSON: `parcelId`, once for each parcel. With `Authorization: Bearer <session token>`. Answers 200
 * `{ ok: true, outcome: "picked", picked }` with how many were waiting to be picked (those that were not stay as they are, so that twice
 * equals once), or 422 `{ ok: false, outcome: "unclear", message, fields }`. A message is `{ code, args }`.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, PickForm);
  if (!form.ok) return reply(unclear(form));
  const { picked } = await pickParcels(shop, form.value.parcelId, actor);
  return json({ ok: true, outcome: "picked", picked } as const);
}
