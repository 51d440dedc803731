import type { LoaderFunctionArgs } from "@remix-run/node";
import { readPackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { renderPackingSlips } from "#app/packing/render-packing-slip.server.ts";
import { parcelsOfOrders } from "#app/packing/parcels-of-orders.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { isOnlyAsked, printed, printedOrders, somethingToPrint } from "#app/screens/packing-station/printed-orders.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** GET /app/packing/slips.pdf?orders=1,2: the packing slips of these orders, as Shopify's print dialog asks for them. 404 when none has a parcel. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, reader, cors } = await authenticate(request);
  const parcelIds = await parcelsOfOrders(shop, printedOrders(request), isLive);
  if (isOnlyAsked(request)) return cors(somethingToPrint(parcelIds.length > 0));
  const slips = [];
  for (const parcelId of parcelIds) {
    const slip = await readPackingSlip(shop, parcelId, reader.locale ?? reader.language);
    if (slip !== null) slips.push(slip);
  }
  const [first, ...others] = slips;
  return cors(printed("slips", first && (await renderPackingSlips([first, ...others], wordsFor(reader)))));
}
