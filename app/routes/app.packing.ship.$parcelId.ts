import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { isChangedSincePacked } from "#app/fulfillment/dispatch/goes-as-it-stands.server.ts";
import { shipPackedParcel } from "#app/packing/ship-packed-parcel.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { parseParcelForm } from "#app/screens/packing-station/parse-parcel-form.server.ts";
import { ShipPackedForm } from "#app/screens/packing-station/station-forms.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction } from "#app/screens/frame/out-of-reach.ts";

/**
 * POST /app/packing/ship/:parcelId: a packed parcel was handed to its carrier.
 *
 * A form or JSON: `carrier`, `trackingNumber` (may be empty), `trackingUrl` (may be absent), `changed` (may be absent: the causes of
 * what whoever ships it was shown to have changed since it was packed, separated by spaces). With `Authorization: Bearer <session token>`.
 * Answers 200 `{ ok: true, outcome: "shipped" }`, again for a parcel that has shipped with the same number already; 200
 * `{ ok: false, outcome: "shipped-already" | "stopped" | "not-packed" | "not-found", message }` when it can't be shipped, or has shipped with
 * another number, which stands; 422
 * `{ ok: false, outcome: "unclear", message, fields }` when the form makes no sense. A message is `{ code, args }`.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseParcelForm(request, params.parcelId, ShipPackedForm, "not-found");
  if (!form.ok) return reply(form);
  const { changed, ...box } = form.value;
  const shown = changed.split(" ").filter(isChangedSincePacked);
  const shipped = await shipPackedParcel(shop, form.parcelId, box, { by: actor, shown });
  return json(shipped.outcome === "shipped" ? { ok: true, ...shipped } : { ok: false, ...shipped });
}
