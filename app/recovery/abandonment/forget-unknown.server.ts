import { nowDate } from "#app/platform/clock.ts";
import { inBatches } from "#app/platform/db/in-batches.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recoverySettings } from "../recovery-settings.server.ts";

const AT_ONCE = 1000;
const DAY_MS = 86_400_000;

/**
 * Deletes carts whose buyer nobody ever knew, once they were left alone for as long as the shop keeps them (`keepUnknownDays`): the oldest first, some
 * at a time, each time in a transaction of its own. Nobody can be written to about them. Answers how many went.
 */
export async function forgetUnknown(shop: Shop): Promise<number> {
  const { keepUnknownDays } = await inShop(shop, (db) => recoverySettings.read(db, shop));
  const before = new Date(nowDate().getTime() - keepUnknownDays * DAY_MS);
  return inBatches(
    shop,
    AT_ONCE,
    (db, most) => db.$executeRaw`
        WITH old AS (
          SELECT "id" FROM "abandonment" WHERE "shopId" = ${shop.id} AND "personId" IS NULL AND "touchedAt" < ${before}
           ORDER BY "touchedAt", "id" LIMIT ${most}
        ), tokens AS (DELETE FROM "abandonment_token" t USING old WHERE t."shopId" = ${shop.id} AND t."abandonmentId" = old."id")
        DELETE FROM "abandonment" a USING old WHERE a."shopId" = ${shop.id} AND a."id" = old."id"`,
  );
}
