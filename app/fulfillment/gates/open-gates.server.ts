import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import type { GateFacts } from "./gate.ts";
import { gates } from "./messages.ts";
import { readClosedGates } from "./read-gates.server.ts";

/**
 * Lets an order go although gates keep it back, because a person says so: for this order and these gates, for good. What no person can
 * overrule (a test order, a payment that is over) stays closed.
 */
export function openGates(shop: Shop, orderId: bigint, actor: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: orderId } } });
    const closed = order ? await readClosedGates(db, shop, order) : [];
    if (order === null || closed.length === 0 || closed.some(({ final }) => final))
      return refusal(gates.message("nothing-holds", { order: order?.name ?? String(orderId) }));

    await openClosedGates(db, shop, order, actor);
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
    return { ok: true, message: gates.message("released") };
  });
}

/** Opens what a person can open of the gates that keep an order back, and keeps on its timeline who did. */
export async function openClosedGates(db: ShopDb, shop: Shop, order: GateFacts & { id: bigint }, actor: Actor): Promise<void> {
  const closed = (await readClosedGates(db, shop, order)).filter(({ final }) => !final);
  await db.openedGate.createMany({
    data: closed.map(({ code }) => ({ shopId: shop.id, orderId: order.id, gate: code, openedAt: nowDate(), openedBy: actor })),
    skipDuplicates: true,
  });
  for (const { why } of closed)
    await writeTimeline(db, shop, { orderId: order.id, actor, event: "released", message: gates.message("let-go", { why }) });
}
