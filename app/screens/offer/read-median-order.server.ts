import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Half of the orders of the last 90 days come to this at least, before shipping, in minor units of the shop's currency; null where there are none. */
export async function readMedianOrder(db: ShopDb, shop: Shop): Promise<number | null> {
  const since = new Date(nowDate().getTime() - 90 * 86_400_000);
  const [spent] = await db.$queryRaw<{ median: number | null }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY "subtotal") AS median FROM "order"
     WHERE "shopId" = ${shop.id} AND "createdAt" >= ${since} AND "currency" = ${shop.currency} AND "cancelledAt" IS NULL AND NOT "test"`;
  return spent?.median == null ? null : Math.floor(spent.median);
}
