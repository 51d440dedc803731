import type { LoaderFunctionArgs } from "@remix-run/node";
import { parcelsOfOrders } from "#app/packing/parcels-of-orders.server.ts";
import { renderPickList } from "#app/packing/render-pick-list.server.ts";
import { canBePicked } from "#app/parcels/parcel-stage.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { isOnlyAsked, printed, printedOrders, somethingToPrint } from "#app/screens/packing-station/printed-orders.server.ts";
import { readWave } from "#app/screens/packing-station/read-wave.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** GET /app/packing/picks.pdf?orders=1,2: one walk for what waits on the shelves for these orders, as Shopify's print dialog asks for it. 404 when nothing waits. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, reader, cors } = await authenticate(request);
  const wave = await readWave(shop, await parcelsOfOrders(shop, printedOrders(request), canBePicked));
  if (isOnlyAsked(request)) return cors(somethingToPrint(wave.stops.length > 0));
  return cors(printed("picks", wave.stops.length > 0 ? await renderPickList(wave, wordsFor(reader)) : undefined));
}
