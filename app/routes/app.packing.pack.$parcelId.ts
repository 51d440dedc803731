import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { z } from "zod";
import { packing } from "#app/packing/messages.ts";
import { packLine } from "#app/packing/pack-line.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const Packed = z.object({
  sku: z.string().trim().min(1).max(200),
  quantity: z.union([z.literal("all"), z.coerce.number().int().min(1).max(100_000)]).default(1),
});

/**
 * POST /app/packing/pack/:parcelId: units have been put into a parcel and checked.
 *
 * Form fields: `sku` (a SKU or a barcode, as scanned) and `quantity` (a number, or `all` that are left of it; 1 when absent). With
 * `Authorization: Bearer <session token>`. Answers 200 `{ outcome: "packed", sku, complete }`, `complete` when nothing is missing any
 * more; 200 `{ outcome: "wrong-item" | "enough" | "not-waiting", message }` when it was not put in; 422 `{ outcome: "unclear", message }` when
 * the form makes no sense.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const parcelId = ParcelId.safeParse(params.parcelId);
  const packed = Packed.safeParse(Object.fromEntries(await request.formData()));
  if (!parcelId.success) return json({ outcome: "not-waiting", message: packing.message("no-such-parcel") } as const, 422);
  if (!packed.success) return json({ outcome: "unclear", message: packing.message("nothing-scanned") } as const, 422);
  return json(await packLine(shop, parcelId.data, packed.data.sku, packed.data.quantity, actor));
}
