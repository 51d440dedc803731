import { WAYBILL, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Closes what is open about a subject, all of it or the causes that begin with `cause`, saying what resolved it, and who. */
export async function resolveExceptions(
  db: ShopDb,
  shop: Shop,
  match: { subject: string; cause?: string },
  resolution: Message,
  by: Actor = WAYBILL,
): Promise<void> {
  await db.exception.updateMany({
    where: { shopId: shop.id, subject: match.subject, resolvedAt: null, ...(match.cause && { cause: { startsWith: match.cause } }) },
    data: { resolvedAt: nowDate(), resolution, resolvedBy: by },
  });
}
