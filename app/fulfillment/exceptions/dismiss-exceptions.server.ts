import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

import { settleStage } from "../settle-stage.server.ts";

/**
 * Takes exceptions off the worklist because a person says that they are dealt with, with their note. The order's timeline keeps the
 * note. Trouble that is still there comes back when Waybill meets it again. Answers how many were open.
 */
export async function dismissExceptions(shop: Shop, exceptionIds: readonly string[], note: string, actor: string): Promise<number> {
  return inShop(shop, async (db) => {
    const open = await db.exception.findMany({ where: { shopId: shop.id, id: { in: [...exceptionIds] }, resolvedAt: null } });
    const resolution = note === "" ? `Dismissed by ${actor}.` : `Dismissed by ${actor}: ${note}`;
    await db.exception.updateMany({
      where: { shopId: shop.id, id: { in: open.map(({ id }) => id) } },
      data: { resolvedAt: nowDate(), resolution },
    });
    const orderIds = new Set(open.flatMap(({ orderId }) => (orderId === null ? [] : [orderId])));
    for (const orderId of orderIds) {
      await writeTimeline(db, shop, { orderId, actor, event: "exception-dismissed", words: resolution });
      await settleStage(db, shop, orderId);
    }
    return open.length;
  });
}
