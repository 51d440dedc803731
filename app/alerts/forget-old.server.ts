import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

const KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets alerts that ended long ago, and what was told of exceptions that are over as long. */
export async function forgetOldAlerts(shop: Shop): Promise<void> {
  const before = new Date(nowDate().getTime() - KEPT_MS);
  await inShop(shop, async (db) => {
    await db.$executeRaw`
      DELETE FROM "alert_item" i WHERE i."shopId" = ${shop.id} AND i."toldAt" < ${before}
         AND NOT EXISTS (SELECT 1 FROM "exception" e WHERE e."shopId" = i."shopId" AND e."id" = i."exceptionId" AND (e."resolvedAt" IS NULL OR e."resolvedAt" >= ${before}))`;
    await db.alert.deleteMany({ where: { shopId: shop.id, endedAt: { lt: before } } });
  });
}
