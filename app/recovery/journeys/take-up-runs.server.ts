import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue, enqueueEach } from "#app/platform/jobs/enqueue.server.ts";
import { type Job, job, jobPer } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { makeContact } from "./make-contact.server.ts";
import { AT_ONCE, takeUpSome } from "./take-up-some.server.ts";

/** A worker is not kept longer by one shop: then others' turn comes first. */
const AT_MOST_MS = 10_000;

/**
 * Takes up every run of the shop whose time has come, and takes each as far as it goes. Any number of processes may: each run is in one's hands,
 * and moves on in one transaction with what is to be made for it, or not at all.
 */
export async function takeUpRuns(shop: Shop): Promise<void> {
  const until = performance.now() + AT_MOST_MS;
  for (;;) {
    const taken = await inShop(shop, async (db) => {
      const { taken, toMake } = await takeUpSome(db, shop, nowDate());
      await enqueueEach(db, shop, makeContactJob, toMake.map((runId) => ({ runId }))); // oxfmt-ignore
      return taken;
    });
    if (taken < AT_ONCE) break;
    if (performance.now() > until) return inShop(shop, (db) => enqueue(db, shop, takeUpRunsJob, null));
  }
  await inShop(shop, (db) => wakeForNext(db, shop));
}

export const takeUpRunsJob = job({
  name: "recovery.take-up-runs",
  payload: z.null(),
  oneAtATimePer: () => "due",
  retry: "local",
  run: takeUpRuns,
});

/** A message or a call for one run (make-contact.server.ts). */
export const makeContactJob: Job<{ runId: string }> = jobPer("runId", z.uuid(), {
  name: "recovery.make-contact",
  retry: "outside-service",
  // To compose takes a core for a while: whoever is due is taken up beside it, and a purchase is heard of.
  concurrency: 3,
  run: (shop, runId) =>
    makeContact(shop, runId, {
      again: (db) => enqueue(db, shop, makeContactJob, { runId }),
      wakeFor: (db, journeyId, dueAt) => wakeFor(db, shop, journeyId, dueAt),
    }),
});

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
  if (isEarlier === 1) await enqueue(db, shop, takeUpRunsJob, null, { startAfterSeconds: (moment.getTime() - at.getTime()) / 1000 });
}
