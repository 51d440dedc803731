import type { ShopDb } from "../db/shop-db.ts";
import type { Shop } from "../shop.ts";

/**
 * For how long something that was heard waits to be applied for the first time, in milliseconds; 0 when nothing does. What waits longer than
 * `longestMs` is not counted: it hangs behind something that fails, and comes whenever that does.
 */
export async function untriedForMs(db: ShopDb, shop: Pick<Shop, "id">, longestMs: number): Promise<number> {
  const [row] = await db.$queryRaw<{ ms: number | null }[]>`
    SELECT extract(epoch FROM now() - min(d."nextTryAt"))::float8 * 1000 AS "ms" FROM "event_delivery" d
     WHERE d."shopId" = ${shop.id} AND d."parkedAt" IS NULL AND d."attempts" = 0
       AND d."nextTryAt" BETWEEN now() - ${longestMs}::float8 * interval '1 millisecond' AND now()`;
  return row?.ms ?? 0;
}
