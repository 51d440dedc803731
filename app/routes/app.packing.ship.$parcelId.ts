import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { z } from "zod";
import { shipPackedParcel } from "#app/packing/ship-packed-parcel.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const optional = z
  .string()
  .trim()
  .max(500)
  .default("")
  .transform((text) => text || null);

const Box = z.object({
  carrier: z.string("Name the carrier.").trim().min(1, "Name the carrier.").max(100),
  trackingNumber: optional,
  trackingUrl: optional.refine((url) => url === null || /^https?:\/\//i.test(url), "The tracking link must begin with https://"),
});

/**
 * POST /app/packing/ship/:parcelId: a packed parcel was handed to its carrier.
 *
 * Form fields: `carrier`, `trackingNumber` (may be empty), `trackingUrl` (may be absent). With `Authorization: Bearer <session token>`.
 * Answers 200 `{ outcome: "shipped" }`, again for a parcel that has shipped already; 200 `{ outcome: "not-packed" | "not-found",
 * message }` when it can't be shipped; 422 `{ outcome: "unclear", message, field }` when the form makes no sense.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const parcelId = ParcelId.safeParse(params.parcelId);
  const box = Box.safeParse(Object.fromEntries(await request.formData()));
  if (!parcelId.success) return json({ outcome: "not-found", message: "There is no such parcel." } as const, 422);
  if (!box.success) {
    const [issue] = box.error.issues;
    return json({ outcome: "unclear", message: issue?.message ?? "Check the form.", field: String(issue?.path[0] ?? "") } as const, 422);
  }
  return json(await shipPackedParcel(shop, parcelId.data, box.data));
}
