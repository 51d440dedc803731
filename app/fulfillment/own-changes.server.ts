import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** By this name the room asks for copies that it looks at itself. */
export const ROOM = "fulfillment";

/** Says, before it happens, that Waybill changes an order in Shopify: from here on our copy may be behind, whatever becomes of this process. */
export async function noteChangeBegin(shop: Shop, orderId: bigint): Promise<void> {
  const row = { shopId: shop.id, orderId, endedAt: null };
  await inShop(shop, (db) => db.reconcileRun.upsert({ where: { shopId_orderId: { shopId: shop.id, orderId } }, create: row, update: row }));
}

/** Says that all of it has happened, when Shopify's last answer came: a copy that was asked for later has it. */
export async function noteChangeEnd(shop: Shop, orderId: bigint, endedAt = nowDate()): Promise<void> {
  await inShop(shop, (db) => db.reconcileRun.updateMany({ where: { shopId: shop.id, orderId }, data: { endedAt } }));
}

/** Whether our copy of an order was read after all that Waybill itself did to it. */
export async function isCopyCurrent(db: ShopDb, shop: Shop, order: { id: bigint; copiedAt: Date | null }): Promise<boolean> {
  return isCurrentAfter(await db.reconcileRun.findFirst({ where: { shopId: shop.id, orderId: order.id } }), order);
}

/** The same with what Waybill noted of its last change, if it did. */
export function isCurrentAfter(run: { endedAt: Date | null } | null, order: { copiedAt: Date | null }): boolean {
  if (!run) return true;
  return run.endedAt !== null && order.copiedAt !== null && order.copiedAt > run.endedAt;
}

/** Copies an order as it is in Shopify now, with all that Waybill did to it. */
export async function readAfresh(shop: Shop, orderId: bigint): Promise<void> {
  await copyOrders(shop, [orderId], { askedBy: ROOM });
  await inShop(shop, (db) => db.reconcileRun.deleteMany({ where: { shopId: shop.id, orderId } }));
}
