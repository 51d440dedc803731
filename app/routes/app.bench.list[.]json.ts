import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { bench } from "#app/fulfillment/views/bench.server.ts";
import { merchant } from "#app/shopify/merchant.server.ts";

/**
 * GET /app/bench/list.json: the parcels that wait at the built-in warehouse, for scanners, printers and robots.
 *
 * Asked with `Authorization: Bearer <session token>`. Answers `{ inAll, parcels: [{ id, reference, orderId, orderName, note, stage,
 * warehouse, leavesOn, address, lines: [{ sku, title, quantity, packed, bin, barcode }] }] }`, those that leave first come first, 200 at
 * most. `stage` is `dispatched` (to pick), `picked` (to pack) or `packed` (to ship).
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await merchant(request);
  return json(await bench(shop));
}
