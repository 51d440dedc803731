import type { ShopDb } from "../db/shop-db.ts";
import type { Shop } from "../shop.ts";

/**
 * Since when something that a source has said waits to be applied for the first time; null when nothing does. Only what came after `from`
 * counts: what waits longer hangs behind something that fails, and comes whenever that does.
 */
export async function untriedSince(db: ShopDb, shop: Pick<Shop, "id">, source: string, from: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ oldest: Date | null }[]>`
    SELECT min(e."receivedAt") AS "oldest"
      FROM "event_delivery" d JOIN "event" e ON e."shopId" = d."shopId" AND e."id" = d."eventId"
     WHERE d."shopId" = ${shop.id} AND d."parkedAt" IS NULL AND d."attempts" = 0 AND e."source" = ${source} AND e."receivedAt" > ${from}`;
  return row?.oldest ?? null;
}
