import { callOffRun } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { RunEnd } from "./run-end.ts";

/**
 * Ends runs where they stand, and calls off what they planned: messages, and calls that nobody has made. What is being sent at this moment was
 * looked at within the last seconds, and leaves within as many, or not at all. Runs that ended before are left as they are. Twice equals once.
 */
export async function endRuns(db: ShopDb, shop: Shop, runIds: readonly string[], endedBy: Exclude<RunEnd, "finished">): Promise<void> {
  if (runIds.length === 0) return;
  const at = nowDate();
  // Whoever is about to plan something for them is waited for here, and what they planned is seen by what comes next.
  const ended = await db.$queryRaw<{ id: string }[]>`
    UPDATE "journey_run" SET "endedAt" = ${at}, "endedBy" = ${endedBy}, "dueAt" = NULL, "waitsFor" = NULL
     WHERE "shopId" = ${shop.id} AND "id" = ANY (${runIds.toSorted()}::uuid[]) AND "endedAt" IS NULL
     RETURNING "id"::text`;
  const ids = ended.map(({ id }) => id);
  await db.callTask.updateMany({
    where: { shopId: shop.id, runId: { in: ids }, state: "open" },
    data: { state: "called_off", endedAt: at },
  });
  for (const id of ids) await callOffRun(db, shop, id);
}

/** Somebody wrote to the shop, and a person answers them now: nothing is sent to them by itself meanwhile. Of a purchase and a refund this room hears itself. */
export async function endRunsOfPerson(
  db: ShopDb,
  shop: Shop,
  personId: string,
  endedBy: "ticket-opened" | "stopped" | "unsubscribed",
): Promise<void> {
  const runs = await db.journeyRun.findMany({ where: { shopId: shop.id, personId, endedAt: null }, select: { id: true } });
  await endRuns(db, shop, runs.map(({ id }) => id), endedBy); // prettier-ignore
}

/** Takes somebody out of a journey, by hand or by Shopify Flow. Answers how many of their runs were ended. */
export async function stopJourney(db: ShopDb, shop: Shop, which: { journeyId: string; personId: string }): Promise<number> {
  const runs = await db.journeyRun.findMany({ where: { shopId: shop.id, ...which, endedAt: null }, select: { id: true } });
  await endRuns(db, shop, runs.map(({ id }) => id), "stopped"); // prettier-ignore
  return runs.length;
}
