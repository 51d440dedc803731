import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { packLine } from "#app/packing/pack-line.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { parseParcelForm } from "#app/screens/packing-station/parse-parcel-form.server.ts";
import { PackForm } from "#app/screens/packing-station/station-forms.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction } from "#app/screens/frame/out-of-reach.ts";

/**
 * POST /app/packing/pack/:parcelId: units have been put into a parcel and checked.
 *
 * A form or JSON: `sku` (a SKU or a barcode, as scanned) and `quantity` (a number, or `all` that are left of it; 1 when absent). With
 * `Authorization: Bearer <session token>`. Answers 200 `{ ok: true, outcome: "packed", sku, complete }`, `complete` when nothing is missing
 * any more; 200 `{ ok: false, outcome: "wrong-item" | "enough" | "not-waiting", message }` when it was not put in; 422
 * `{ ok: false, outcome: "unclear", message, fields }` when the form makes no sense. A message is `{ code, args }`.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseParcelForm(request, params.parcelId, PackForm, "not-waiting");
  if (!form.ok) return reply(form);
  const packed = await packLine(shop, form.parcelId, form.value.sku, form.value.quantity, actor);
  return json(packed.outcome === "packed" ? { ok: true, ...packed } : { ok: false, ...packed });
}
