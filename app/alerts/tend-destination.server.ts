import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { wordAlert } from "./alert-content.ts";
import { targetOf } from "./alert-target.server.ts";
import { asSlack } from "./as-slack.ts";
import { asTeams } from "./as-teams.ts";
import { judgeAnswer, type Verdict } from "./judge-answer.ts";
import { mailAlert } from "./mail-alert.server.ts";
import { alerts } from "./messages.ts";
import { postToWebhook } from "./post-to-webhook.server.ts";
import { endAlert, noteTaken, noteTrouble } from "./record-outcome.server.ts";
import { MOST_UNANSWERED, type TakenAlert, takeAlert } from "./take-alert.server.ts";
import { formOf } from "./webhook-address.ts";

/** So many alerts are told in one go: what is new, what is over, and one that was under way. */
const MOST_AT_ONCE = 5;

/**
 * Tells a destination what is due there, if anything is. Twice equals once: one alert is under way at a time, and what it tells is written down with its outcome.
 */
export async function tendDestination(shop: Shop, destinationId: string): Promise<void> {
  for (let told = 0; told < MOST_AT_ONCE; told += 1) {
    const taken = await inShop(shop, async (db) => {
      const outcome = await takeAlert(db, shop, destinationId);
      if (outcome.outcome === "later") await callAgain(db, shop, destinationId, outcome.seconds);
      if (outcome.outcome !== "taken" || outcome.destination.kind !== "email") return outcome;
      await mailAlert(db, shop, outcome);
      return { outcome: "go-on" } as const;
    });
    if (taken.outcome === "nothing" || taken.outcome === "later") return;
    if (taken.outcome === "go-on") continue;
    const verdict = await say(shop, taken);
    if (!(await inShop(shop, (db) => record(db, shop, taken, verdict)))) return;
  }
}

/** Says something to a webhook, and what it made of it. */
export async function say(shop: Shop, { alertId, destination, content }: Omit<TakenAlert, "attempt">): Promise<Verdict> {
  const target = targetOf(shop, destination);
  if (!("url" in target)) throw new Error("A destination without a webhook was to be spoken to by one.");
  const words = wordsFor({ language: "en", timeZone: shop.timeZone });
  const alert = wordAlert(content, words);
  const message = (formOf(target.url) === "teams" ? asTeams : asSlack)(alert, { plainOnly: destination.plainOnly });
  const answer = await postToWebhook(target.url, message, alertId);
  if (answer.outcome === "not-public") return { verdict: "refused", problem: alerts.message("not-public") };
  const verdict = judgeAnswer(answer);
  if (verdict.verdict !== "too-rich" || !destination.plainOnly) return verdict;
  return { verdict: "refused", problem: alerts.message("refused", { status: answer.outcome === "answered" ? String(answer.status) : "" }) };
}

/** Writes down what came of an alert. Answers whether there may be more to tell at once. */
async function record(db: ShopDb, shop: Shop, { alertId, attempt, destination: { id } }: TakenAlert, verdict: Verdict): Promise<boolean> {
  await db.$queryRaw`SELECT 1 AS "one" FROM "alert_destination" WHERE "shopId" = ${shop.id} AND "id" = ${id}::uuid FOR UPDATE`;
  const destination = await db.alertDestination.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  const mine = await db.alert.findFirst({ where: { shopId: shop.id, id: alertId, stage: "claimed", attempts: attempt } });
  if (!destination || !mine) return false;
  const putBack = (unanswered: number) =>
    db.alert.update({ where: { shopId_id: { shopId: shop.id, id: alertId } }, data: { stage: "planned", claimedAt: null, unanswered } });
  const later = async (seconds: number | null) => {
    if (seconds !== null) await callAgain(db, shop, id, seconds);
    return false;
  };
  switch (verdict.verdict) {
    case "taken":
      await endAlert(db, shop, alertId, "sent");
      await noteTaken(db, shop, id);
      return true;
    case "too-rich":
      await putBack(mine.unanswered);
      await db.alertDestination.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { plainOnly: true } });
      return true;
    case "later":
    case "refused": {
      await putBack(mine.unanswered);
      const { problem } = verdict;
      const asksFor = verdict.verdict === "later" ? verdict.seconds : null;
      return later(await noteTrouble(db, shop, destination, { problem, isRefusal: verdict.verdict === "refused", asksFor }));
    }
    case "unanswered": {
      const unanswered = mine.unanswered + 1;
      if (unanswered >= MOST_UNANSWERED) await endAlert(db, shop, alertId, "unknown");
      else await putBack(unanswered);
      return later(await noteTrouble(db, shop, destination, { problem: verdict.problem, isRefusal: false }));
    }
  }
}

async function callAgain(db: ShopDb, shop: Shop, destinationId: string, seconds: number): Promise<void> {
  await enqueue(db, shop, tendDestinationJob, { destinationId }, { startAfterSeconds: seconds });
}

/** Calls up every destination at which something is due, or over: their calls were lost, or nobody is called when something is solved. */
export async function sweepAlerts(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    const rows = await db.$queryRaw<{ destinationId: string }[]>`
      SELECT d."id"::text AS "destinationId" FROM "alert_destination" d
       WHERE d."shopId" = ${shop.id} AND d."state" = 'active' AND (d."restsUntil" IS NULL OR d."restsUntil" <= ${nowDate()})
         AND (EXISTS (SELECT 1 FROM "alert" a WHERE a."shopId" = d."shopId" AND a."destinationId" = d."id" AND a."endedAt" IS NULL)
              OR EXISTS (SELECT 1 FROM "alert_item" i WHERE i."shopId" = d."shopId" AND i."destinationId" = d."id" AND i."toldAt" IS NULL AND i."dueAt" <= ${nowDate()})
              OR d."tellsSolved" AND EXISTS (
                 SELECT 1 FROM "alert_item" i LEFT JOIN "exception" e ON e."shopId" = i."shopId" AND e."id" = i."exceptionId"
                  WHERE i."shopId" = d."shopId" AND i."destinationId" = d."id" AND i."toldAt" IS NOT NULL AND i."solvedAt" IS NULL
                    AND (e."id" IS NULL OR e."resolvedAt" IS NOT NULL)))`;
    for (const { destinationId } of rows) await enqueue(db, shop, tendDestinationJob, { destinationId });
  });
}

export const tendDestinationJob = jobPer("destinationId", z.uuid(), {
  name: "alerts.tend-destination",
  retry: "outside-service",
  run: tendDestination,
});
