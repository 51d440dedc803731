import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { fulfillment } from "../messages.ts";
import { readAfresh } from "../own-changes.server.ts";
import { planOrder } from "../plan/plan-order.server.ts";
import { readReconcileFacts } from "../read-reconcile-facts.server.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { waitingNow } from "../waiting-now.server.ts";
import { offeredShort } from "./offered-short.server.ts";
import { takeOff } from "./take-off.server.ts";

/**
 * A person has what no warehouse can ship, and that came by an offer, taken off orders and paid back. Should a warehouse have it by now, it is shipped
 * instead. Of what is not done the first one's reason is said.
 */
export async function takeOffNow(shop: Shop, exceptionIds: readonly string[], actor: Actor): Promise<Reply> {
  const asked = await inShop(shop, (db) =>
    db.exception.findMany({
      where: { shopId: shop.id, id: { in: [...exceptionIds] }, resolvedAt: null, cause: "unroutable.offered" },
      select: { orderId: true },
    }),
  );
  const orderIds = asked.flatMap(({ orderId }) => orderId ?? []);
  if (orderIds.length === 0) return { ok: true, message: fulfillment.message("nothing-to-take-off") };
  const refused: Message[] = [];
  for (const orderId of orderIds) {
    const why = await takeOffOf(shop, orderId, actor).catch((fault: unknown) => {
      if (fault instanceof AdminFault) return wordsOfAdminFault(fault);
      throw fault;
    });
    if (why !== null) refused.push(why);
    else await enqueueNow(shop, reconcileOrderJob, { orderId: String(orderId) });
  }
  const [why] = refused;
  return why === undefined ? { ok: true, message: fulfillment.message("taken-off", { count: orderIds.length }) } : refusal(why);
}

/** Null when nothing of it is to be taken off any more; otherwise why it wasn't. */
async function takeOffOf(shop: Shop, orderId: bigint, actor: Actor): Promise<Message | null> {
  const found = await readShort(shop, orderId);
  if (!found) return null;
  const taken = await takeOff(shop, found.order, found.units, actor);
  switch (taken.outcome) {
    case "taken-off":
      return null;
    case "not-allowed":
      return fulfillment.message("take-off-not-allowed");
    case "refused":
      // Shopify refuses it too once somebody else has just done it.
      return (await readShort(shop, orderId)) && fulfillment.message("take-off-refused", { order: found.order.name, why: taken.message });
  }
}

/** What of an order came by an offer and can't be shipped, as the order is in Shopify now; null when nothing is. */
async function readShort(shop: Shop, orderId: bigint) {
  await readAfresh(shop, orderId);
  return inShop(shop, async (db) => {
    const facts = await readReconcileFacts(db, shop, orderId);
    if (!facts) return null;
    const { order, decided } = facts;
    const toPlan = { order, waiting: await waitingNow(db, shop, facts), decided };
    const units = await offeredShort(db, shop, await planOrder(db, shop, toPlan), toPlan);
    return units.length === 0 ? null : { order, units };
  });
}
