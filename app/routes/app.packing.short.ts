import type { ActionFunctionArgs } from "@remix-run/node";
import { shortPick } from "#app/packing/short-pick.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { ShortForm } from "#app/screens/packing-station/station-forms.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction } from "#app/screens/frame/out-of-reach.ts";

/**
 * POST /app/packing/short: something is not where it should be.
 *
 * A form or JSON: `parcelId`, once for each parcel that wants it; `sku`; `found`, how many there are for them together, those in totes and
 * boxes included. With `Authorization: Bearer <session token>`. Answers 200 `{ ok: true, message }`, or 422 `{ ok: false, message, fields? }`.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, ShortForm);
  if (!form.ok) return reply(form);
  const { parcelId, sku, found } = form.value;
  return reply(await shortPick(shop, { parcelIds: parcelId, sku, found }, actor));
}
