import { Temporal } from "temporal-polyfill";
import type { CallTask } from "#generated/prisma/client.ts";
import { isWanted, SuppressionReason } from "#app/messaging/consent/consent.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { readConsent } from "#app/messaging/consent/keep-consent.server.ts";
import { nextWithinCaps } from "#app/messaging/frequency-cap.ts";
import type { OtherAttempts } from "#app/messaging/deliveries/other-attempts.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { attemptsAllowed, nextSend } from "#app/messaging/timing/next-send.ts";
import { dailyHours } from "#app/messaging/timing/week.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { storedPlace } from "../composing/stored-place.ts";

/** Whether somebody may be called at a moment, and when else. */
export type CallTurn =
  | { outcome: "now" }
  | { outcome: "later"; at: Date }
  | { outcome: "never"; why: "suppressed" | "no-consent" | "no-lawful-time" };

const instant = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime());

type When = { at: Date; notBefore: Date };

/** When a person may be called, by the law of where they are and the merchant's own hours, and not before a moment. Pure. */
export function lawfulCall(
  shop: Pick<Shop, "timeZone">,
  place: unknown,
  hours: { opens: string; closes: string },
  { at, notBefore }: When,
): CallTurn {
  const quiet = { week: dailyHours(hours.opens, hours.closes), zone: shop.timeZone };
  const next = nextSend("call", storedPlace(place), quiet, instant(notBefore > at ? notBefore : at));
  if (next.outcome === "never") return { outcome: "never", why: "no-lawful-time" };
  const later = new Date(next.at.epochMilliseconds);
  return later > at ? { outcome: "later", at: later } : { outcome: "now" };
}

/**
 * Whether a task's person may be called at this moment: looked at when an agent takes it, as a message is looked at when it is claimed. Where the
 * law counts attempts, calls and texts count together.
 */
export async function callTurn(db: ShopDb, shop: Shop, task: CallTask, at: Date): Promise<CallTurn> {
  const key = addressFor("call", task.phone)?.key ?? "";
  const consent = await readConsent(db, shop, { channel: "call", addressKey: key });
  const rows = await db.suppression.findMany({ where: { shopId: shop.id, addressKey: key } });
  const suppressions = rows.map((row) => ({ reason: SuppressionReason.parse(row.reason), at: row.at.getTime() }));
  const wanted = isWanted({ purpose: "marketing", channel: "call" }, consent, suppressions);
  if (wanted.outcome === "unwanted") return { outcome: "never", why: wanted.why };
  const notBefore = await withinAttempts(db, shop, task, key, at);
  return lawfulCall(shop, task.place, await messagingSettings.read(db, shop), { at, notBefore });
}

/** The first moment at which the law of their state lets them be tried once more. */
async function withinAttempts(db: ShopDb, shop: Shop, task: CallTask, addressKey: string, at: Date): Promise<Date> {
  const limit = attemptsAllowed("call", storedPlace(task.place));
  if (!limit) return at;
  const since = new Date(at.getTime() - limit.hours * 3_600_000);
  const calls = await readCalls(db, shop, { address: task.phone, customerId: null }, since);
  const texts = await db.messageDelivery.findMany({
    where: { shopId: shop.id, addressKey, channel: { not: "email" }, claimedAt: { gt: since } },
  });
  const tried = [...calls, ...texts.map((text) => text.claimedAt)];
  const next = nextWithinCaps(tried.flatMap((one) => (one ? [instant(one)] : [])), [limit], instant(at)); // oxfmt-ignore
  return next ? new Date(next.epochMilliseconds) : at;
}

/**
 * When somebody was called since a moment, at this number or as this customer. Of a task only the last attempt's time is kept: the earlier ones are
 * taken to be as late.
 */
export const readCalls: OtherAttempts = async (db, shop, { address, customerId }, since) => {
  const people =
    customerId === null ? [] : await db.recoveryPerson.findMany({ where: { shopId: shop.id, customerId }, select: { id: true } });
  const calls = await db.callTask.findMany({
    where: { shopId: shop.id, lastAttemptAt: { gt: since }, OR: [{ phone: address }, { personId: { in: people.map(({ id }) => id) } }] },
    select: { attempts: true, lastAttemptAt: true },
  });
  return calls.flatMap(({ attempts, lastAttemptAt }) => (lastAttemptAt ? Array.from({ length: attempts }, () => lastAttemptAt) : []));
};
