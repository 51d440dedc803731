import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What a person took off the worklist while its trouble stands: why, and when. */
export type DismissedException = {
  id: string;
  cause: string;
  orderId: string | null;
  orderName: string | null;
  message: Message;
  why: Message;
  dismissedAt: string;
};

/** As many as are dismissed at once: each can be put back. */
const MOST = 50;

/** The latest first. */
export async function readDismissed(db: ShopDb, shop: Shop): Promise<DismissedException[]> {
  const rows = await db.exception.findMany({
    where: { shopId: shop.id, standing: true },
    orderBy: [{ resolvedAt: "desc" }, { id: "asc" }],
    take: MOST,
  });
  const orders = await db.order.findMany({
    where: { shopId: shop.id, id: { in: rows.flatMap(({ orderId }) => orderId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(orders.map(({ id, name }) => [id, name]));
  return rows.map(({ id, cause, orderId, message, resolution, resolvedAt, openedAt }) => ({
    id,
    cause,
    orderId: orderId === null ? null : String(orderId),
    orderName: orderId === null ? null : (names.get(orderId) ?? null),
    message: storedMessage(message),
    why: storedMessage(resolution),
    dismissedAt: (resolvedAt ?? openedAt).toISOString(),
  }));
}
