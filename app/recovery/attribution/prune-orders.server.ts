import { keptSince } from "#app/offers/reporting/settling.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inBatches } from "#app/platform/db/in-batches.server.ts";
import type { Shop } from "#app/platform/shop.ts";

const AT_ONCE = 5000;

/** Forgets what orders brought that are older than any report, some thousand at a time, each time in a transaction of its own. Answers how many went. */
export function pruneOrders(shop: Pick<Shop, "id">): Promise<number> {
  const before = keptSince(nowDate());
  return inBatches(
    shop,
    AT_ONCE,
    (db, most) => db.$executeRaw`
        WITH old AS (
          SELECT "orderId" FROM "recovery_order" WHERE "shopId" = ${shop.id} AND "placedAt" < ${before} ORDER BY "placedAt" LIMIT ${most}
        ), parted AS (DELETE FROM "recovery_run_order" x USING old WHERE x."shopId" = ${shop.id} AND x."orderId" = old."orderId")
        DELETE FROM "recovery_order" x USING old WHERE x."shopId" = ${shop.id} AND x."orderId" = old."orderId"`,
  );
}
