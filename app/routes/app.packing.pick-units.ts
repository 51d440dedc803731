import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { pickUnits } from "#app/packing/pick-units.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { PickUnitsForm, unclear } from "#app/screens/packing-station/station-forms.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction } from "#app/screens/frame/out-of-reach.ts";

/**
 * POST /app/packing/pick-units: units have been taken off their shelf for the parcels of a wave.
 *
 * A form or JSON: `parcelId`, once for each parcel of the wave; `sku` (a SKU or a barcode, as scanned) and `quantity` (a number, `all` that are
 * left of it, or `none`: all of it is back on its shelf; 1 when absent). With `Authorization: Bearer <session token>`. Answers 200
 * `{ ok: true, outcome: "picked", sku, into, back, complete }`, `into` being the parcels that they are for; 200
 * `{ ok: false, outcome: "wrong-item" | "enough" | "not-waiting", message }`; or 422 `{ ok: false, outcome: "unclear", message, fields }`.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, PickUnitsForm);
  if (!form.ok) return reply(unclear(form));
  const picked = await pickUnits(shop, form.value.parcelId, form.value.sku, form.value.quantity);
  return json(picked.outcome === "picked" ? { ok: true, ...picked } : { ok: false, ...picked });
}
