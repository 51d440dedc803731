import { callOffRun } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type BuyersNames, runsOfBuyer, runsOfPeople } from "./runs-of-buyer.server.ts";
import type { RunEnd } from "./run-end.ts";

/**
 * Ends runs where they stand, and calls off what they planned: messages, and calls that nobody has made. What is being sent at this moment was
 * looked at within the last seconds, and leaves within as many, or not at all. A run that came to its end before stays as it is, and what it planned
 * is called off all the same. Twice equals once.
 */
export async function endRuns(db: ShopDb, shop: Shop, runIds: readonly string[], endedBy: Exclude<RunEnd, "finished">): Promise<void> {
  if (runIds.length === 0) return;
  const at = nowDate();
  // Whoever is about to plan something for them is waited for here, and what they planned is seen by what comes next.
  await db.$executeRaw`
    UPDATE "journey_run" SET "endedAt" = ${at}, "endedBy" = ${endedBy}, "dueAt" = NULL, "waitsFor" = NULL
     WHERE "shopId" = ${shop.id} AND "id" = ANY (${runIds.toSorted()}::uuid[]) AND "endedAt" IS NULL`;
  await db.callTask.updateMany({
    where: { shopId: shop.id, runId: { in: [...runIds] }, state: "open" },
    data: { state: "called_off", endedAt: at },
  });
  for (const id of runIds) await callOffRun(db, shop, id);
}

/** A cart was bought: the runs that rested since its buyer went on with it rest no more. Twice equals once. */
export async function endResting(db: ShopDb, shop: Shop, abandonmentId: string): Promise<void> {
  await db.journeyRun.updateMany({
    where: { shopId: shop.id, abandonmentId, endedBy: "cart-resumed" satisfies RunEnd },
    data: { endedBy: "purchased" satisfies RunEnd, endedAt: nowDate() },
  });
}

/** Somebody wrote to the shop, and a person answers them now: nothing is sent to them by itself meanwhile. Of a purchase and a refund this room hears itself. */
export async function endRunsOfPerson(
  db: ShopDb,
  shop: Shop,
  personId: string,
  endedBy: "ticket-opened" | "stopped" | "unsubscribed",
): Promise<void> {
  const runs = await runsOfPeople(db, shop, [personId]);
  await endRuns(db, shop, runs.map(({ id }) => id), endedBy); // oxfmt-ignore
}

/** Takes somebody out of a journey, by hand or by Shopify Flow. Answers how many of their runs were ended. */
export async function stopJourney(db: ShopDb, shop: Shop, which: { journeyId: string; personId: string }): Promise<number> {
  const runs = (await runsOfPeople(db, shop, [which.personId])).filter(({ journeyId }) => journeyId === which.journeyId);
  await endRuns(db, shop, runs.map(({ id }) => id), "stopped"); // oxfmt-ignore
  return runs.length;
}

/** Takes a buyer, by whatever name is theirs alone, out of a journey, or out of all of them. Answers how many journeys they have left. */
export async function stopBuyer(db: ShopDb, shop: Shop, names: BuyersNames, journeyId: string | null): Promise<number> {
  const runs = (await runsOfBuyer(db, shop, names)).filter((run) => journeyId === null || run.journeyId === journeyId);
  await endRuns(db, shop, runs.map(({ id }) => id), "stopped"); // oxfmt-ignore
  return new Set(runs.map((run) => run.journeyId)).size;
}
