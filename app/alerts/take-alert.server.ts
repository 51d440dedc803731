import type { AlertDestination } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AlertContent } from "./alert-content.ts";
import { gatherAlert } from "./gather-alert.server.ts";
import { alerts } from "./messages.ts";
import { readContent } from "./read-content.server.ts";
import { endAlert, noteTrouble } from "./record-outcome.server.ts";

/** After so long nobody can still be at work on a claim: whoever posts gives up before. */
const LEASE_SECONDS = 60;
/** How often an alert is said of which nobody knows whether it was heard. */
export const MOST_UNANSWERED = 3;

/** An alert in somebody's hands. `attempt` names the claim: what comes too late for it changes nothing. */
export type TakenAlert = { alertId: string; attempt: number; destination: AlertDestination; content: AlertContent };

export type TakeOutcome =
  | { outcome: "nothing" }
  | { outcome: "later"; seconds: number }
  /** One has ended here: there may be another. */
  | { outcome: "go-on" }
  | ({ outcome: "taken" } & TakenAlert);

/**
 * Takes in hand what is to be told at a destination at this moment, in one transaction with the look at what is still open. There is one alert under way at a time; one
 * that a process died over is said again under the same id.
 */
export async function takeAlert(db: ShopDb, shop: Shop, destinationId: string): Promise<TakeOutcome> {
  await db.$queryRaw`SELECT 1 AS "one" FROM "alert_destination" WHERE "shopId" = ${shop.id} AND "id" = ${destinationId}::uuid FOR UPDATE`;
  const destination = await db.alertDestination.findUnique({ where: { shopId_id: { shopId: shop.id, id: destinationId } } });
  if (destination?.state !== "active") return { outcome: "nothing" };
  const under = await db.alert.findFirst({ where: { shopId: shop.id, destinationId, endedAt: null } });
  const isClaimed = under?.stage === "claimed" && under.claimedAt !== null;
  const waits = secondsUntil(
    isClaimed ? (under.claimedAt?.getTime() ?? 0) + LEASE_SECONDS * 1000 : (destination.restsUntil?.getTime() ?? 0),
  );
  if (waits > 0) return { outcome: "later", seconds: waits };
  const unanswered = (under?.unanswered ?? 0) + (isClaimed ? 1 : 0);
  if (under && unanswered >= MOST_UNANSWERED) {
    await endAlert(db, shop, under.id, "unknown");
    await noteTrouble(db, shop, destination, { problem: alerts.message("no-answer"), isRefusal: false });
    return { outcome: "go-on" };
  }

  const alertId = under?.id ?? newId<string>();
  const isAgain = unanswered > 0;
  // What may have been heard is said again as it was.
  if (!isAgain && !(await gatherAlert(db, shop, destination, alertId, under === null))) {
    if (under) await endAlert(db, shop, alertId, "called_off");
    return { outcome: "nothing" };
  }
  const content = await readContent(db, shop, { id: alertId, isAgain });
  const isEmpty = content.opened.length === 0 && content.solved.length === 0;
  if (isEmpty && under) {
    await endAlert(db, shop, alertId, isAgain ? "unknown" : "called_off");
    return { outcome: "go-on" };
  }
  const claimedAt = nowDate();
  const attempt = (under?.attempts ?? 0) + 1;
  const claim = { stage: "claimed", claimedAt, attempts: attempt, unanswered } as const;
  const key = { shopId: shop.id, id: alertId };
  await db.alert.upsert({
    where: { shopId_id: key },
    create: { ...key, ...claim, destinationId, plannedAt: claimedAt },
    update: claim,
  });
  return { outcome: "taken", alertId, attempt, destination, content };
}

const secondsUntil = (ms: number): number => Math.max(0, (ms - nowDate().getTime()) / 1000);
