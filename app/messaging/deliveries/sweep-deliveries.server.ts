import { now, nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueueEach } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { sendDeliveryJob } from "./send-delivery.server.ts";

/** What is due for so long and stands still is looked after. */
const STILL_MS = 20_000;
const AT_ONCE = 1000;

/** Lets expire what can leave no more, and calls up what should have left: its job was lost, its channel was paused, or a process died over it. */
export async function sweepDeliveries(shop: Shop): Promise<void> {
  const before = new Date(now().epochMilliseconds - STILL_MS);
  await inShop(shop, async (db) => {
    const expired = { stage: "expired" as const, reason: "too-late", stageAt: nowDate() };
    await db.messageDelivery.updateMany({
      where: { shopId: shop.id, stage: "planned", dueAt: { lte: before }, expiresAt: { lte: nowDate() } },
      data: expired,
    });
    const rows = await db.$queryRaw<{ deliveryId: string }[]>`
      (SELECT d."id"::text AS "deliveryId" FROM "message_delivery" d JOIN "message_channel" c ON c."shopId" = d."shopId" AND c."channel" = d."channel"
        WHERE d."shopId" = ${shop.id} AND d."stage" = 'planned' AND d."dueAt" <= ${before} AND c."state" = 'connected'
        ORDER BY d."dueAt" LIMIT ${AT_ONCE})
      UNION ALL
      (SELECT "id"::text FROM "message_delivery" WHERE "shopId" = ${shop.id} AND "stage" = 'claimed' AND "claimedAt" <= ${before} LIMIT ${AT_ONCE})`;
    await enqueueEach(db, shop, sendDeliveryJob, rows);
  });
}
