import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { takeUpRunsJob } from "./take-up-runs.server.ts";

/** Who is due within so long of each other is taken up together. */
const APART_MS = 5000;

/**
 * Sees to it that somebody comes when the next run of a journey is due: one job waits for each journey, however many people are in it. It falls
 * due by the app's clock, and is there when all workers were down; a sweep comes in any case (room.server.ts).
 */
export async function wakeForNext(db: ShopDb, shop: Shop): Promise<void> {
  const at = nowDate();
  const rows = await db.$queryRaw<{ id: string; next: Date }[]>`
    SELECT j."id"::text, due."next" FROM "journey" j CROSS JOIN LATERAL (
      SELECT min(r."dueAt") AS "next" FROM "journey_run" r
       WHERE r."shopId" = j."shopId" AND r."journeyId" = j."id" AND r."endedAt" IS NULL AND r."dueAt" > ${at}) due
     WHERE j."shopId" = ${shop.id} AND j."state" = 'live' AND due."next" IS NOT NULL
       AND (j."wakeAt" IS NULL OR j."wakeAt" <= ${at} OR j."wakeAt" > due."next" + ${APART_MS}::int * interval '1 millisecond')`;
  for (const { id, next } of rows) await wakeAt(db, shop, id, new Date(Math.max(next.getTime(), at.getTime() + APART_MS)), at);
}

/** Has one journey looked at for a run that was put there: at once, or when it is due, unless somebody comes before. */
export async function wakeFor(db: ShopDb, shop: Shop, journeyId: string, dueAt: Date): Promise<void> {
  const at = nowDate();
  if (dueAt <= at) return enqueue(db, shop, takeUpRunsJob, null);
  await wakeAt(db, shop, journeyId, dueAt, at);
}

async function wakeAt(db: ShopDb, shop: Shop, journeyId: string, moment: Date, at: Date): Promise<void> {
  const isEarlier = await db.$executeRaw`
    UPDATE "journey" SET "wakeAt" = ${moment} WHERE "shopId" = ${shop.id} AND "id" = ${journeyId}::uuid
       AND ("wakeAt" IS NULL OR "wakeAt" <= ${at} OR "wakeAt" > ${moment})`;
  if (isEarlier === 1)
    await enqueue(db, shop, takeUpRunsJob, null, { startAfterSeconds: (moment.getTime() - at.getTime()) / 1000 });
}
