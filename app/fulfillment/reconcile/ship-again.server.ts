import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { allowReshipment } from "#app/parcels/reshipment.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { loadOrder } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { unattached } from "../requests/unattached.ts";
import { readShippedBefore } from "./shipped-before.server.ts";
import { told } from "./withdraw-unwanted.server.ts";

/** Has units of orders that left once shipped a second time, because a person says so (the first parcel was lost, or is not counted on). */
export async function shipOrdersAgain(shop: Shop, orderIds: readonly bigint[], actor: Actor): Promise<Reply> {
  const replies: Reply[] = [];
  for (const orderId of orderIds) replies.push(await shipAgain(shop, orderId, actor));
  return replies.find(({ ok }) => !ok) ?? replies[0] ?? refusal(fulfillment.message("nothing-to-ship-again"));
}

function shipAgain(shop: Shop, orderId: bigint, actor: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    await db.$queryRaw`SELECT 1 FROM "order" WHERE "shopId" = ${shop.id} AND "id" = ${orderId} FOR NO KEY UPDATE`;
    const order = await loadOrder(db, shop, orderId);
    const units = order ? await readShippedBefore(db, shop, order, unattached(order)) : [];
    if (order === null || units.length === 0) return refusal(fulfillment.message("nothing-to-ship-again"));
    for (const one of units) await allowReshipment(db, shop, one, actor);
    const message = fulfillment.message("ships-again", { units: told(order, units) });
    await resolveExceptions(db, shop, { subject: `order:${orderId}`, cause: "order.shipped-before" }, message, actor);
    await writeTimeline(db, shop, { orderId, actor, event: "ships-again", message });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
    return { ok: true, message: fulfillment.message("shipping-again") };
  });
}
