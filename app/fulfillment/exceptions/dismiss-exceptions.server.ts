import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { actorInSentence, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

import { fulfillment } from "../messages.ts";
import { settleStage } from "../settle-stage.server.ts";

/** Whether it was a person's word, and not the end of the trouble, that took an exception off the worklist. */
export function isDismissal({ code }: Message): boolean {
  return code === "fulfillment:dismissed" || code === "fulfillment:dismissed-with-note";
}

/** A person has something tried again: what was dismissed of it comes back if it fails again. */
export async function forgetDismissals(db: ShopDb, shop: Shop, subject: string, instead: Message): Promise<void> {
  const dismissed = await db.exception.findMany({
    where: { shopId: shop.id, subject, resolvedAt: { not: null } },
    select: { id: true, resolution: true },
  });
  const ids = dismissed.filter(({ resolution }) => isDismissal(storedMessage(resolution))).map(({ id }) => id);
  await db.exception.updateMany({ where: { shopId: shop.id, id: { in: ids } }, data: { resolution: instead } });
}

/**
 * Takes exceptions off the worklist because a person says that they are dealt with, with their note. The order's timeline keeps the
 * note. What stands as it was stays dismissed; trouble of another kind, or in other words, is told again. Answers how many were open.
 */
export async function dismissExceptions(shop: Shop, exceptionIds: readonly string[], note: string, actor: Actor): Promise<Reply> {
  return inShop(shop, async (db) => {
    const open = await db.exception.findMany({ where: { shopId: shop.id, id: { in: [...exceptionIds] }, resolvedAt: null } });
    const by = actorInSentence(actor);
    const resolution = note === "" ? fulfillment.message("dismissed", { by }) : fulfillment.message("dismissed-with-note", { by, note });
    await db.exception.updateMany({
      where: { shopId: shop.id, id: { in: open.map(({ id }) => id) } },
      data: { resolvedAt: nowDate(), resolution, resolvedBy: actor },
    });
    const orderIds = new Set(open.flatMap(({ orderId }) => (orderId === null ? [] : [orderId])));
    for (const orderId of orderIds) {
      await writeTimeline(db, shop, { orderId, actor, event: "exception-dismissed", message: resolution });
      await settleStage(db, shop, orderId);
    }
    return { ok: true, message: fulfillment.message("dismissed-exceptions", { count: open.length }) };
  });
}
