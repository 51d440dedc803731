import type { Shop } from "#app/platform/shop.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { joinOrders } from "#app/recovery/attribution/join-orders.server.ts";
import { listRecovered } from "#app/recovery/attribution/orders-of-recovery.server.ts";
import { readRecovered, type Recovered } from "#app/recovery/attribution/read-recovered.server.ts";
import type { RecoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import { sumOutcomes } from "#app/recovery/attribution/sum-outcomes.server.ts";

const HOUR_MS = 3_600_000;
export const daysAgo = (days: number) => new Date(Date.now() - days * 24 * HOUR_MS);

/** Of tables that were filled this second nothing is known yet. */
const likeGrown = (db: ShopDb) => db.$executeRaw`SET LOCAL enable_nestloop = off`;

/** As if all of its orders had just changed. */
export async function joinAll(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    await likeGrown(db);
    const orders = await db.order.findMany({ where: { shopId: shop.id }, select: { id: true } });
    await joinOrders(
      db,
      shop,
      orders.map(({ id }) => id),
    );
  });
}

/** The report, added up anew. */
export async function measured(shop: Shop): Promise<Recovered> {
  await sumOutcomes(shop);
  return inShop(shop, (db) => readRecovered(db, shop));
}

/** How many orders open behind a number, page by page. */
export async function behind(shop: Shop, choice: RecoveredChoice): Promise<number> {
  let after: { orderId: bigint; placedAt: Date } | null = null;
  for (let count = 0; ;) {
    const page: { orderId: bigint; placedAt: Date }[] = await inShop(shop, async (db) => {
      await likeGrown(db);
      return listRecovered(db, shop, choice, { after, most: 500 });
    });
    count += page.length;
    if (page.length < 500) return count;
    after = page.at(-1) ?? null;
  }
}
