import { lockOrders } from "#app/orders/lock-orders.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { actorInSentence, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { fulfillment } from "../messages.ts";
import { WITHOUT_SKU } from "../reconcile/put-aside.server.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { settleStage } from "../settle-stage.server.ts";

/**
 * Takes exceptions off the worklist because a person says that they are dealt with, with their note. The order's timeline keeps the
 * note. What stands as it was stays dismissed; trouble of another kind, or in other words, is told again. Answers how many were open.
 */
export async function dismissExceptions(shop: Shop, exceptionIds: readonly string[], note: string, actor: Actor): Promise<Reply> {
  return inShop(shop, async (db) => {
    await lockOrdersOf(db, shop, exceptionIds);
    const open = await db.exception.findMany({ where: { shopId: shop.id, id: { in: [...exceptionIds] }, resolvedAt: null } });
    const by = actorInSentence(actor);
    const resolution = note === "" ? fulfillment.message("dismissed", { by }) : fulfillment.message("dismissed-with-note", { by, note });
    await db.exception.updateMany({
      where: { shopId: shop.id, id: { in: open.map(({ id }) => id) } },
      data: { resolvedAt: nowDate(), resolution, resolvedBy: actor, standing: true },
    });
    await tellOrders(db, shop, open, { actor, event: "exception-dismissed", message: resolution });
    return { ok: true, message: fulfillment.message("dismissed-exceptions", { count: open.length }) };
  });
}

/** Puts dismissed exceptions back on the worklist, as old as they are and whose they were. Answers how many had been dismissed. */
export async function undoDismissals(shop: Shop, exceptionIds: readonly string[], actor: Actor): Promise<Reply> {
  return inShop(shop, async (db) => {
    await lockOrdersOf(db, shop, exceptionIds);
    const dismissed = await db.exception.findMany({ where: { shopId: shop.id, id: { in: [...exceptionIds] }, standing: true } });
    const ids = dismissed.map(({ id }) => id);
    // The same may have been told again in other words since: then that is on the list.
    await db.$executeRaw`
      UPDATE "exception" e SET "standing" = false, "resolvedAt" = NULL, "resolution" = NULL, "resolvedBy" = NULL
       WHERE e."shopId" = ${shop.id} AND e."id" = ANY(${ids}::uuid[])
         AND NOT EXISTS (SELECT 1 FROM "exception" o WHERE o."shopId" = e."shopId" AND o."cause" = e."cause" AND o."subject" = e."subject" AND o."resolvedAt" IS NULL)`;
    await db.exception.updateMany({ where: { shopId: shop.id, id: { in: ids } }, data: { standing: false } });
    const message = fulfillment.message("dismissal-undone", { by: actorInSentence(actor) });
    await tellOrders(db, shop, dismissed, { actor, event: "exception-reopened", message });
    return { ok: true, message: fulfillment.message("undone-dismissals", { count: dismissed.length }) };
  });
}

async function lockOrdersOf(db: ShopDb, shop: Shop, exceptionIds: readonly string[]): Promise<void> {
  const about = await db.exception.findMany({ where: { shopId: shop.id, id: { in: [...exceptionIds] } }, select: { orderId: true } });
  await lockOrders(
    db,
    shop,
    about.flatMap(({ orderId }) => orderId ?? []),
  );
}

type Said = { actor: Actor; event: string; message: Message };

async function tellOrders(db: ShopDb, shop: Shop, about: readonly { orderId: bigint | null; cause: string }[], said: Said): Promise<void> {
  for (const orderId of new Set(about.flatMap((one) => one.orderId ?? []))) {
    await writeTimeline(db, shop, { orderId, ...said });
    await settleStage(db, shop, orderId);
    // What a person ships himself holds up the rest no longer, or does again.
    if (about.some((one) => one.orderId === orderId && one.cause === WITHOUT_SKU))
      await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  }
}

/** Who of the shop's staff looks after exceptions from now on; nobody with null. Somebody who never used Waybill can't be named. */
export async function assignExceptions(shop: Shop, exceptionIds: readonly string[], ownerId: string | null): Promise<Reply> {
  return inShop(shop, async (db) => {
    const owner = ownerId === null ? null : await db.staff.findFirst({ where: { shopId: shop.id, id: ownerId }, select: { id: true } });
    const { count } = await db.exception.updateMany({
      where: { shopId: shop.id, id: { in: [...exceptionIds] }, resolvedAt: null },
      data: { ownerId: owner?.id ?? null },
    });
    return { ok: true, message: fulfillment.message(owner ? "assigned" : "assigned-to-nobody", { count }) };
  });
}
