import type { Shop } from "#app/platform/shop.ts";

import { rerouteOrder } from "./reroute-order.server.ts";

/** Re-routes several orders, one after another: those that can't be are counted, with the first one's reason. */
export async function rerouteOrders(
  shop: Shop,
  orderIds: readonly bigint[],
  actor: string,
): Promise<{ ok: true; said: string } | { ok: false; message: string }> {
  const refusals: string[] = [];
  for (const orderId of orderIds) {
    const answer = await rerouteOrder(shop, orderId, actor);
    if (answer.outcome !== "started") refusals.push(answer.message);
  }
  const started = orderIds.length - refusals.length;
  if (refusals.length === 0) return { ok: true, said: started === 1 ? "Re-routing started" : `Re-routing ${started} orders` };
  return { ok: false, message: `${started} of ${orderIds.length} orders are being re-routed. ${refusals[0]}` };
}
