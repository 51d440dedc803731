import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { z } from "zod";
import { packing } from "#app/packing/messages.ts";
import { shipPackedParcel } from "#app/packing/ship-packed-parcel.server.ts";
import { issue, messageOfIssue } from "#app/platform/forms/issue.ts";
import { common } from "#app/platform/messages/messages.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const optional = z
  .string()
  .trim()
  .max(500)
  .default("")
  .transform((text) => text || null);

const noCarrier = issue(packing.message("no-carrier"));

const Box = z.object({
  carrier: z.string(noCarrier).trim().min(1, noCarrier).max(100),
  trackingNumber: optional,
  trackingUrl: optional.refine((url) => url === null || /^https?:\/\//i.test(url), issue(packing.message("not-a-link"))),
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
  if (!parcelId.success) return json({ outcome: "not-found", message: packing.message("no-such-parcel") } as const, 422);
  if (!box.success) {
    const [wrong] = box.error.issues;
    const message = wrong ? messageOfIssue(wrong.message) : common.message("not-understood");
    return json({ outcome: "unclear", message, field: String(wrong?.path[0] ?? "") } as const, 422);
  }
  return json(await shipPackedParcel(shop, parcelId.data, box.data));
}
