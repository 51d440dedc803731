import type { MailReportKind } from "#generated/prisma/enums.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { suppress } from "../consent/keep-consent.server.ts";
import { reachedPerson } from "../deliveries/delivery-stage.ts";
import { hearNews } from "../deliveries/record-answer.server.ts";
import { messaging } from "../messages.ts";
import { messagingSettings } from "../messaging-settings.server.ts";
import { unsubscribeIn } from "../unsubscribing/unsubscribe.server.ts";
import { readUnsubscribeToken } from "../unsubscribing/unsubscribe-token.server.ts";
import { type BounceVerdict, judgeBounce, type RecipientReport } from "./judge-bounce.ts";
import { deliveryOfMessageId } from "./message-id.server.ts";
import { type MailReport, readMailReport } from "./read-mail-report.ts";
import { REPORT_TOPIC } from "./receive-mail-report.server.ts";
import { MAIL_SOURCE } from "./report-address.server.ts";

/** What a report is about: a mail of ours, for certain. */
type Reported = { id: string; addressKey: string };

/**
 * Applies what a mail server or a mailbox provider reports about a mail of ours. Which one it is stands in what we signed ourselves; a report
 * about a mail that we did not send changes nothing. Twice equals once.
 */
export async function applyMailReport(shop: Shop, raw: Buffer): Promise<void> {
  const report = await readMailReport(raw);
  if (!report) return;
  const id = deliveryIn(shop, report);
  if (id === undefined) return;
  await inShop(shop, async (db) => {
    const delivery = await db.messageDelivery.findUnique({
      where: { shopId_id: { shopId: shop.id, id }, channel: "email" },
      select: { id: true, addressKey: true },
    });
    if (!delivery) return;
    for (const recipient of report.recipients) await applyBounce(db, shop, delivery, recipient);
    if (report.feedback !== null) await applyComplaint(db, shop, delivery, report.feedback);
  });
}

/** By our Message-ID, or else by our own address for unsubscribing: relays write their own Message-IDs. */
function deliveryIn(shop: Shop, { messageIds, unsubscribeAddresses }: MailReport): string | undefined {
  for (const messageId of messageIds) {
    const found = deliveryOfMessageId(messageId);
    if (found) return found;
  }
  for (const address of unsubscribeAddresses) {
    const read = readUnsubscribeToken(address.split("/u/").at(-1) ?? "");
    if (read.outcome === "good" && read.shopId === shop.id) return read.deliveryId;
  }
  return undefined;
}

async function applyBounce(db: ShopDb, shop: Shop, delivery: Reported, recipient: RecipientReport): Promise<void> {
  const judged = judgeBounce(recipient);
  const { verdict, isOver } = judged;
  if (verdict === "nothing") return;
  if (verdict === "delivered") await hearNews(db, shop, { id: delivery.id }, { news: "delivered" });
  if (isOver && verdict !== "delivered") {
    const why = recipient.diagnostic === "" ? judged.status : recipient.diagnostic;
    const reason = verdict === "dead" ? "bad-address" : "refused";
    await hearNews(db, shop, { id: delivery.id }, { news: "failed", reason, problem: messaging.message("came-back", { why }) });
  }
  if (verdict === "dead") {
    await keep(db, shop, delivery, "bounced", judged, recipient.diagnostic);
    await suppress(db, shop, { addressKey: delivery.addressKey, reason: "bounced", source: "bounce", at: nowDate() });
  }
  if (verdict === "full") {
    await keep(db, shop, delivery, "soft_bounced", judged, recipient.diagnostic);
    await suppressAfterMany(db, shop, delivery);
  }
}

/** Answers whether it is new. */
async function keep(
  db: ShopDb,
  shop: Shop,
  { id, addressKey }: Reported,
  kind: MailReportKind,
  about: Pick<BounceVerdict, "status"> | null,
  said: string,
) {
  const { count } = await db.mailReport.createMany({
    data: [{ shopId: shop.id, deliveryId: id, kind, addressKey, at: nowDate(), status: about?.status ?? null, said: said.slice(0, 500) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Soft bounces that are older than this are of another time. Days. */
const COUNT_DAYS = 180;

/** An address that takes nothing again and again, and nothing in between, is taken for dead. */
async function suppressAfterMany(db: ShopDb, shop: Shop, { addressKey }: Reported): Promise<void> {
  const { softBounces } = await messagingSettings.read(db, shop);
  const arrived = await db.messageDelivery.aggregate({
    where: { shopId: shop.id, addressKey, channel: "email", stage: { in: [...reachedPerson.stages] } },
    _max: { stageAt: true },
  });
  const since = Math.max(arrived._max.stageAt?.getTime() ?? 0, nowDate().getTime() - COUNT_DAYS * 86_400_000);
  const count = await db.mailReport.count({ where: { shopId: shop.id, addressKey, kind: "soft_bounced", at: { gt: new Date(since) } } });
  if (count >= softBounces) await suppress(db, shop, { addressKey, reason: "bounced", source: "soft-bounces", at: nowDate() });
}

/** Somebody called it unwanted, or had their mailbox say that they want no more. Who calls it wanted after all changes nothing. */
async function applyComplaint(db: ShopDb, shop: Shop, delivery: Reported, feedback: string): Promise<void> {
  if (feedback === "not-spam") return;
  const isOptOut = feedback.startsWith("opt-out");
  await hearNews(db, shop, { id: delivery.id }, { news: "delivered" });
  const isNew = await keep(db, shop, delivery, isOptOut ? "opted_out" : "complained", null, feedback);
  if (!isNew) return;
  await unsubscribeIn(db, shop, delivery.id, isOptOut ? "mailbox" : "complaint");
  if (!isOptOut) await suppress(db, shop, { addressKey: delivery.addressKey, reason: "complained", source: "complaint", at: nowDate() });
}

/** A report about mail came in. */
export const applyReport = subscriber({
  name: "messaging.apply-mail-report",
  hears: [{ source: MAIL_SOURCE, topics: [REPORT_TOPIC] }],
  run: (shop, event) => applyMailReport(shop, Buffer.from(event.body, "latin1")),
});
