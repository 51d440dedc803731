import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { z } from "zod";
import { packing } from "#app/packing/messages.ts";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const ParcelIds = z.array(ParcelId).min(1).max(200);

/**
 * POST /app/packing/pick: the parcels of a wave have been picked.
 *
 * Form fields: `parcelId`, once for each parcel. With `Authorization: Bearer <session token>`. Answers 200 `{ outcome: "picked", picked }`
 * with how many were waiting to be picked (those that were not stay as they are, so that twice equals once), or 422 `{ outcome: "unclear", message }`.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const ids = ParcelIds.safeParse((await request.formData()).getAll("parcelId"));
  if (!ids.success) return json({ outcome: "unclear", message: packing.message("choose-parcels") } as const, 422);
  const { picked } = await pickParcels(shop, ids.data, actor);
  return json({ outcome: "picked", picked } as const);
}
