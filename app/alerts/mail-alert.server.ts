import type { AlertDestination } from "#generated/prisma/client.ts";
import { deliveryFailed } from "#app/messaging/deliveries/delivery-events.ts";
import { hasLeft } from "#app/messaging/deliveries/delivery-stage.ts";
import type { WhyNotMeant } from "#app/messaging/deliveries/ask-before-claim.server.ts";
import { planDelivery } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type AlertContent, wordAlert } from "./alert-content.ts";
import { targetOf } from "./alert-target.server.ts";
import { asMail } from "./as-mail.ts";
import { alerts } from "./messages.ts";
import { endAlert, noteTaken, noteTrouble } from "./record-outcome.server.ts";
import type { TakenAlert } from "./take-alert.server.ts";

/** An alert that could not leave for so long is old news: what is still open is on the worklist. */
const WORTH_HOURS = { at_once: 2, hourly: 6, daily: 24 } as const;

/** Under this the ledger of messages keeps an alert's mails. */
const runOf = (destinationId: string, alertId: string): string => `alert:${destinationId}:${alertId}`;

/** Plans an alert's mails, one for each address, in the transaction in which it is taken: from then on they are the ledger's of messages, which sends each once. */
export async function mailAlert(db: ShopDb, shop: Shop, { alertId, destination, content }: TakenAlert): Promise<void> {
  const before = await judgeLastMails(db, shop, destination);
  if (before === "given-up") return;
  await planMails(db, shop, destination, content);
  await endAlert(db, shop, alertId, "sent");
}

/** Plans the mails of an alert, or of a test. */
export async function planMails(db: ShopDb, shop: Shop, destination: AlertDestination, content: AlertContent): Promise<void> {
  const target = targetOf(shop, destination);
  if (!("addresses" in target)) throw new Error("A destination without addresses was to be written to.");
  const mail = asMail(wordAlert(content, wordsFor({ language: "en", timeZone: shop.timeZone })));
  const dueAt = nowDate();
  for (const [index, address] of target.addresses.entries())
    await planDelivery(db, shop, {
      run: runOf(destination.id, content.id),
      step: String(index),
      channel: "email",
      // It is the staff's own, which no consent is asked for.
      purpose: "transactional",
      customerId: null,
      address,
      place: { country: null, region: null, zone: shop.timeZone },
      content: mail,
      dueAt,
      expiresAt: new Date(dueAt.getTime() + WORTH_HOURS[destination.rhythm] * 3_600_000),
    });
}

/**
 * What became of the last mails: one that left is a success; where none did, and nobody has said so (an address that is left alone, a channel that stood still until they were
 * old), it is a failure that was silent so far.
 */
async function judgeLastMails(db: ShopDb, shop: Shop, destination: AlertDestination): Promise<"fine" | "given-up"> {
  const last = await db.alert.findFirst({
    where: { shopId: shop.id, destinationId: destination.id, stage: "sent" },
    orderBy: { endedAt: "desc" },
    select: { id: true },
  });
  if (!last) return "fine";
  const mails = await db.messageDelivery.findMany({
    where: { shopId: shop.id, run: runOf(destination.id, last.id) },
    select: { stage: true, reason: true, address: true },
  });
  if (mails.some(hasLeft)) await noteTaken(db, shop, destination.id);
  else {
    const silent = mails.find(({ stage, reason }) => (stage === "suppressed" && reason !== "called-off") || stage === "expired");
    if (!silent) return "fine";
    const problem =
      silent.stage === "expired" ? alerts.message("no-mail-channel") : alerts.message("mail-not-sent", { address: silent.address });
    if ((await noteTrouble(db, shop, destination, { problem, isRefusal: true })) === null) return "given-up";
  }
  return "fine";
}

/** When a mail of a destination's last alerts left; null where none has. */
export async function lastMailAt(db: ShopDb, shop: Shop, destinationId: string): Promise<Date | null> {
  const last = await db.alert.findMany({
    where: { shopId: shop.id, destinationId, stage: "sent" },
    orderBy: { endedAt: "desc" },
    take: 5,
    select: { id: true },
  });
  const runs = last.map(({ id }) => runOf(destinationId, id));
  const where = { shopId: shop.id, run: { in: runs }, stage: { in: [...hasLeft.stages] } };
  return (await db.messageDelivery.aggregate({ where, _max: { claimedAt: true } }))._max.claimedAt;
}

/** Hears of alerts' mails of which none arrived. */
export const hearOfMails = subscriber({
  name: "alerts.hear-of-mails",
  hears: deliveryFailed,
  urgent: false,
  async run(shop, { run, deliveryId }) {
    const [word, destinationId] = run.split(":");
    if (word !== "alert" || destinationId === undefined) return;
    await inShop(shop, async (db) => {
      await db.$queryRaw`SELECT 1 AS "one" FROM "alert_destination" WHERE "shopId" = ${shop.id} AND "id" = ${destinationId}::uuid FOR UPDATE`;
      const destination = await db.alertDestination.findUnique({ where: { shopId_id: { shopId: shop.id, id: destinationId } } });
      const mails = await db.messageDelivery.findMany({ where: { shopId: shop.id, run } });
      const mail = mails.find(({ id }) => id === deliveryId);
      // As long as it reaches anybody there, it is no more than an address to be put right.
      if (destination?.state !== "active" || !mail || !mails.every(({ stage }) => stage === "failed" || stage === "suppressed")) return;
      const problem = alerts.message("mail-not-sent", { address: mail.address });
      await noteTrouble(db, shop, destination, { problem, isRefusal: true });
    });
  },
});

/** Whether an alert's mail is still meant when it is about to leave: what it tells as open may be solved by then. */
export const whyMailNotMeant: WhyNotMeant = async (db, shop, { run }) => {
  const [word, , alertId] = run.split(":");
  if (word !== "alert" || alertId === undefined) return null;
  const [found] = await db.$queryRaw<{ items: number; open: number }[]>`
    SELECT count(*)::int AS "items", count(*) FILTER (WHERE e."resolvedAt" IS NULL AND e."id" IS NOT NULL OR i."solvedBy" = ${alertId}::uuid)::int AS "open"
      FROM "alert_item" i LEFT JOIN "exception" e ON e."shopId" = i."shopId" AND e."id" = i."exceptionId"
     WHERE i."shopId" = ${shop.id} AND (i."alertId" = ${alertId}::uuid OR i."solvedBy" = ${alertId}::uuid)`;
  return !found || found.items === 0 || found.open > 0 ? null : { reason: "called-off" };
};
