import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isPlanned } from "#app/parcels/parcel-stage.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { offeredLines } from "./offered-lines.server.ts";

/** What waits without the lines that came by an offer and that the plan leaves aside: nobody asks a warehouse for those. */
export async function withoutAside(
  db: ShopDb,
  shop: Shop,
  order: OrderInFulfillment,
  waiting: OrderInFulfillment["fulfillmentOrders"],
): Promise<OrderInFulfillment["fulfillmentOrders"]> {
  const planned = new Set(order.parcels.filter(isPlanned).flatMap(({ lines }) => lines.map(({ orderLineId }) => orderLineId)));
  const offered = await offeredLines(db, shop, order);
  const isAside = (id: bigint) => offered.has(String(id)) && !planned.has(id);
  return waiting.flatMap((one) => {
    const lines = one.lines.filter(({ orderLineId }) => !isAside(orderLineId));
    return lines.some(({ requiresShipping, remainingQuantity }) => requiresShipping && remainingQuantity > 0) ? [{ ...one, lines }] : [];
  });
}
