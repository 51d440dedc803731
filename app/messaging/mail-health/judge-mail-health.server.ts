import { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { channelCredentials } from "../channels/connect-channel.server.ts";
import { smtp } from "../channels/smtp/provider.server.ts";
import type { SmtpCredentials } from "../channels/smtp/smtp-credentials.ts";
import { hasLeft } from "../deliveries/delivery-stage.ts";
import { checkDomain } from "./check-domain.server.ts";
import { judgeMail, type MailCounts } from "./judge-mail.ts";
import { MailReading } from "./mail-reading.ts";
import { mailHealth } from "./messages.ts";

const DAY_MS = 86_400_000;
const COUNTED_DAYS = 7;
/** A domain's records are asked for so often. */
const CHECKED_AGAIN_MS = 3_600_000;

/** How a shop's mail stands, with what a person has to know of it. */
export type MailHealth = MailReading & { judgedAt: Date; pausedAt: Date | null };

/** As it was last looked at; undefined before that, and where no mail server is connected. */
export async function readMailHealth(db: ShopDb, shop: Pick<Shop, "id">): Promise<MailHealth | undefined> {
  const row = await db.mailHealth.findUnique({ where: { shopId: shop.id } });
  const reading = MailReading.safeParse(row?.reading);
  return row && reading.success ? { ...reading.data, judgedAt: row.judgedAt, pausedAt: row.pausedAt } : undefined;
}

/**
 * Looks at a shop's mail: what its domain says to everybody who asks, and how much of it came back or was called spam. Where that is too much
 * its email is stopped, with the reason on the channel, until a person lets it go on; what was sent before that is not held against it again.
 */
export async function judgeMailHealth(shop: Shop): Promise<void> {
  const now = nowDate();
  const { channel, before } = await inShop(shop, async (db) => ({
    channel: await channelCredentials(db, shop, "email"),
    before: await readMailHealth(db, shop),
  }));
  if (channel?.kind !== smtp.kind) return;
  const sender = smtp.credentials.safeParse(channel.credentials);
  if (!sender.success) return;
  const from = sender.data as SmtpCredentials;
  const domain = from.fromAddress.split("@").at(-1) ?? "";
  const isFresh = before?.domain === domain && now.getTime() - Date.parse(before.checkedAt) < CHECKED_AGAIN_MS;
  const checked = isFresh ? before : { findings: await checkDomain(from), checkedAt: now.toISOString() };

  await inShop(shop, async (db) => {
    await forgiveResumed(db, shop, now);
    const since = await countedSince(db, shop, now);
    const counts = await countMail(db, shop, since);
    const verdict = judgeMail(counts);
    const { findings, checkedAt } = checked;
    const reading: MailReading = { domain, checkedAt, findings, since: since.toISOString(), ...counts, verdict };
    const told = { judgedAt: now, reading };
    await db.mailHealth.upsert({ where: { shopId: shop.id }, create: { shopId: shop.id, ...told }, update: told });
    if (verdict === "paused-complaints" || verdict === "paused-bounces") await stop(db, shop, reading, now);
  });
}

/** Lets the email of a shop go on that was stopped here, or by a person. What was sent before is not held against it any more. */
export async function resumeMail(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    const where = { shopId: shop.id, channel: "email", state: "paused" } as const;
    await db.messageChannel.updateMany({ where, data: { state: "connected" } });
    await forgiveResumed(db, shop, nowDate());
  });
}

/** What we stopped and goes on again, a person lets go on. */
async function forgiveResumed(db: ShopDb, shop: Shop, now: Date): Promise<void> {
  const row = await db.mailHealth.findUnique({ where: { shopId: shop.id } });
  if (!row?.pausedAt) return;
  const { count } = await db.messageChannel.updateMany({
    where: { shopId: shop.id, channel: "email", state: { not: "paused" } },
    data: { lastProblem: Prisma.DbNull },
  });
  if (count > 0) await db.mailHealth.update({ where: { shopId: shop.id }, data: { pausedAt: null, judgedFrom: now } });
}

async function countedSince(db: ShopDb, shop: Shop, now: Date): Promise<Date> {
  const row = await db.mailHealth.findUnique({ where: { shopId: shop.id }, select: { judgedFrom: true } });
  return new Date(Math.max(now.getTime() - COUNTED_DAYS * DAY_MS, row?.judgedFrom?.getTime() ?? 0));
}

/** What became of the mail that left since then: a complaint counts where the mail does. */
async function countMail(db: ShopDb, shop: Shop, since: Date): Promise<MailCounts> {
  const left = { shopId: shop.id, channel: "email", claimedAt: { gte: since } };
  const [sent, bounced] = await Promise.all([
    db.messageDelivery.count({ where: { ...left, stage: { in: [...hasLeft.stages, "failed"] } } }),
    db.messageDelivery.count({ where: { ...left, stage: "failed", reason: "bad-address" } }),
  ]);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "mail_report" r
      JOIN "message_delivery" d ON d."shopId" = r."shopId" AND d."id" = r."deliveryId"
     WHERE r."shopId" = ${shop.id} AND r."kind" = 'complained' AND r."at" >= ${since} AND d."claimedAt" >= ${since}`;
  return { sent, bounced, complained: row?.count ?? 0 };
}

async function stop(db: ShopDb, shop: Shop, reading: MailReading, now: Date): Promise<void> {
  const { verdict, sent, bounced, complained, since } = reading;
  const why =
    verdict === "paused-complaints"
      ? mailHealth.message("paused-complaints", { sent, complained, since })
      : mailHealth.message("paused-bounces", { sent, bounced, since });
  const where = { shopId: shop.id, channel: "email", state: "connected" } as const;
  const { count } = await db.messageChannel.updateMany({ where, data: { state: "paused", lastProblem: why } });
  if (count === 0) return;
  await db.mailHealth.update({ where: { shopId: shop.id }, data: { pausedAt: now } });
  log.warn({ shopId: shop.id, verdict, sent, bounced, complained }, "a shop's email was stopped");
}
