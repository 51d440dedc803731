import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { reconcileEach } from "../reconcile-order-job.server.ts";
import { ANSWER_AFTER_MS } from "./deadline.ts";

/** Finds what nobody has answered in time, whatever became of the work that was to. */
export async function sweepUnanswered(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    const before = new Date(nowDate().getTime() - ANSWER_AFTER_MS);
    const due = await db.$queryRaw<{ orderId: bigint }[]>`
      SELECT DISTINCT f."orderId" FROM "fulfillment_order" f
        JOIN "warehouse" w ON w."shopId" = f."shopId" AND w."locationId" = f."assignedLocationId"
       WHERE f."shopId" = ${shop.id} AND f."requestStatus" IN ('SUBMITTED', 'CANCELLATION_REQUESTED')
         AND CASE f."requestStatus" WHEN 'SUBMITTED' THEN f."requestedAt" ELSE f."cancellationAskedAt" END <= ${before}`;
    await reconcileEach(
      db,
      shop,
      due.map(({ orderId }) => orderId),
    );
  });
}
