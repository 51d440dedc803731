import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { packLine } from "#app/packing/pack-line.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { refusal } from "#app/platform/http/reply.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { packingStation } from "#app/screens/packing-station/messages.ts";
import { PackForm, unclear } from "#app/screens/packing-station/station-forms.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

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
  const parcelId = ParcelId.safeParse(params.parcelId);
  const form = await parseForm(request, PackForm);
  if (!parcelId.success) return reply({ ...refusal(packingStation.message("no-such-parcel")), outcome: "not-waiting" as const });
  if (!form.ok) return reply(unclear(form));
  const packed = await packLine(shop, parcelId.data, form.value.sku, form.value.quantity, actor);
  return json(packed.outcome === "packed" ? { ok: true, ...packed } : { ok: false, ...packed });
}
