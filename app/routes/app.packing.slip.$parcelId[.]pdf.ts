import type { LoaderFunctionArgs } from "@remix-run/node";
import { wordsFor } from "#app/platform/messages/words.ts";
import { readPackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { renderPackingSlip } from "#app/packing/render-packing-slip.server.ts";

/** GET /app/packing/slip/:parcelId.pdf: a parcel's packing slip in the reader's language (`?locale=`, or the person's own), with `Authorization: Bearer <session token>`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  const id = ParcelId.safeParse(params.parcelId);
  const slip = id.success ? await readPackingSlip(shop, id.data, reader.locale ?? reader.language) : null;
  if (slip === null) throw new Response(null, { status: 404 });
  const pdf = await renderPackingSlip(slip, wordsFor(reader));
  return new Response(new Uint8Array(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${slip.reference}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
