import type { AlertDestination } from "#generated/prisma/client.ts";
import { openException } from "#app/fulfillment/exceptions/open-exception.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { targetOf } from "./alert-target.server.ts";
import { shownTarget, subjectOf } from "./alert-target.ts";
import { isGivenUp, pauseAfter } from "./judge-answer.ts";
import { alerts } from "./messages.ts";

/** Ends an alert. What it told counts as told, also where nobody knows whether it was heard. */
export async function endAlert(db: ShopDb, shop: Shop, alertId: string, stage: "sent" | "unknown" | "called_off"): Promise<void> {
  const at = nowDate();
  await db.alert.update({ where: { shopId_id: { shopId: shop.id, id: alertId } }, data: { stage, endedAt: at } });
  if (stage === "called_off") {
    // Nothing was heard of it: of what is solved it may yet be said, should it be so once more.
    await db.alertItem.updateMany({ where: { shopId: shop.id, solvedBy: alertId, solvedAt: null }, data: { solvedBy: null } });
    return;
  }
  await db.alertItem.updateMany({ where: { shopId: shop.id, alertId, toldAt: null }, data: { toldAt: at } });
  await db.alertItem.updateMany({ where: { shopId: shop.id, solvedBy: alertId, solvedAt: null }, data: { solvedAt: at } });
}

/** Something was taken there: what was before is forgotten, but the last trouble in words. */
export async function noteTaken(db: ShopDb, shop: Shop, id: string): Promise<void> {
  const data = { failures: 0, refusals: 0, failingSince: null, restsUntil: null, lastSentAt: nowDate() };
  await db.alertDestination.update({ where: { shopId_id: { shopId: shop.id, id } }, data });
}

type Trouble = {
  problem: Message;
  /** Time doesn't heal it. */
  isRefusal: boolean;
  /** It asked for so many seconds of peace: it works, and this is not held against it. */
  asksFor?: number | null;
};

/**
 * Writes down that something was not taken there. After too much of it the destination is left alone, and stands on the worklist itself: others are told of that, and it is
 * not. Answers in how many seconds it is tried again; null when it is not.
 */
export async function noteTrouble(db: ShopDb, shop: Shop, before: AlertDestination, trouble: Trouble): Promise<number | null> {
  const at = nowDate();
  const asksFor = trouble.asksFor ?? null;
  const failures = before.failures + 1;
  const refusals = trouble.isRefusal ? before.refusals + 1 : 0;
  const failingSince = before.failingSince ?? at;
  const seconds = asksFor ?? pauseAfter(failures);
  const isOver = isGivenUp({ failures, refusals, failingSince: failingSince.getTime() }, at.getTime());
  await db.alertDestination.update({
    where: { shopId_id: { shopId: shop.id, id: before.id } },
    data: {
      failures,
      refusals,
      failingSince,
      restsUntil: new Date(at.getTime() + seconds * 1000),
      lastFailedAt: at,
      lastProblem: trouble.problem,
      ...(isOver && { state: "failed" }),
    },
  });
  if (!isOver) return seconds;
  const destination = shownTarget(targetOf(shop, before));
  const message = alerts.message("gave-up", { destination, problem: trouble.problem });
  await openException(db, shop, { cause: "alerts.paused", subject: subjectOf(before.id), message });
  return null;
}
