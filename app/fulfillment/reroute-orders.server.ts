import type { Actor } from "#app/platform/actor.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { fulfillment } from "./messages.ts";
import { rerouteOrder } from "./reroute-order.server.ts";

/** Re-routes several orders, one after another: those that can't be are counted, with the first one's reason. */
export async function rerouteOrders(shop: Shop, orderIds: readonly bigint[], actor: Actor): Promise<Reply> {
  const refusals: Message[] = [];
  for (const orderId of orderIds) {
    const answer = await rerouteOrder(shop, orderId, actor);
    if (answer.outcome !== "started") refusals.push(answer.message);
  }
  const count = orderIds.length;
  const [why] = refusals;
  if (why === undefined) return { ok: true, message: fulfillment.message("rerouting", { count }) };
  if (count === 1) return refusal(why);
  return refusal(fulfillment.message("rerouting-some", { count, started: count - refusals.length, why }));
}
