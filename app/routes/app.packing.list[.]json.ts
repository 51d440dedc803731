import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { readPackingStation } from "#app/screens/packing-station/read-packing-station.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/**
 * GET /app/packing/list.json: the parcels that wait at the built-in warehouse, for scanners, printers and robots.
 *
 * Asked with `Authorization: Bearer <session token>`. Answers `{ inAll, parcels: [{ id, reference, orderId, orderName, note, stage,
 * warehouse, leavesOn, address, lines: [{ sku, title, quantity, packed, bin, barcode }] }] }`, those that leave first come first, 200 at
 * most. `stage` is `dispatched` (to pick), `picked` (to pack) or `packed` (to ship).
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return json(await readPackingStation(shop));
}
