import { Temporal } from "temporal-polyfill";
import type { MessageDelivery } from "#generated/prisma/client.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Channel } from "../channel.ts";
import { isWanted, latestConsent, SuppressionReason } from "../consent/consent.ts";
import { readConsent } from "../consent/keep-consent.server.ts";
import { type Contact, readContact } from "../contacts/keep-contact.server.ts";
import { nextWithinCaps } from "../frequency-cap.ts";
import { messagingSettings } from "../messaging-settings.server.ts";
import { attemptsAllowed, nextSend, type Place } from "../timing/next-send.ts";
import { ALWAYS, dailyHours } from "../timing/week.ts";
import type { Medium } from "../timing/medium.ts";
import { whyNotMeant } from "./ask-before-claim.server.ts";
import { deliveryUnsent } from "./delivery-events.ts";
import type { DeliveryReason } from "./delivery-reason.ts";
import { otherAttempts } from "./other-attempts.server.ts";
import { hasLeft, isPlanned } from "./delivery-stage.ts";

/** A delivery in somebody's hands: nobody else begins to send it. */
export type Claim = { deliveryId: string; claimId: string; claimedAt: Temporal.Instant };

export type ClaimOutcome =
  | ({ outcome: "claimed" } & Claim)
  /** Not now, and not to be forgotten. */
  | { outcome: "later"; at: Temporal.Instant }
  /** Called off, expired, unwanted, or in somebody else's hands. */
  | { outcome: "not-to-send" };

const mediumOf: Readonly<Record<Channel, Medium>> = { email: "email", sms: "text", whatsapp: "text", call: "call" };

/**
 * Takes a planned delivery in hand, if it may leave at this moment: in one transaction with the look at who is left alone, at what they agreed
 * to, at the hours and the caps. Whoever calls it off, or is added to that list, is either seen here or comes too late for what leaves within
 * the next seconds. Deliveries to one person are claimed one after the other, so that two never take the last place of a cap.
 */
export async function claimDelivery(db: ShopDb, shop: Shop, delivery: MessageDelivery): Promise<ClaimOutcome> {
  await lockPerson(db, shop, delivery);
  if (!(await isStillPlanned(db, shop, delivery))) return { outcome: "not-to-send" };

  const at = now();
  const end = (stage: "suppressed" | "expired", reason: DeliveryReason, problem?: Message) =>
    endDelivery(db, shop, delivery, { stage, reason, ...(problem && { problem }) });
  if (delivery.expiresAt.getTime() <= at.epochMilliseconds) return end("expired", "too-late");
  const notMeant = await whyNotMeant(db, shop, delivery);
  if (notMeant?.reason === "called-off") return end("suppressed", "called-off");
  const contact = await contactOf(db, shop, delivery);
  if (contact.unreachableAt && at.epochMilliseconds - contact.unreachableAt.getTime() < STAYS_UNREACHABLE_MS)
    return end("suppressed", "unreachable");
  const wanted = await wantedBy(db, shop, delivery, contact.keys);
  if (wanted.outcome === "unwanted") return end("suppressed", wanted.why);

  const turn = await turnOf(db, shop, delivery, at);
  if (turn.outcome === "never") return end("expired", turn.why);
  if (turn.at.epochMilliseconds >= delivery.expiresAt.getTime()) return end("expired", turn.why);
  const which = { where: { shopId_id: { shopId: shop.id, id: delivery.id } } };
  const putOff = async (until: Temporal.Instant): Promise<ClaimOutcome> => {
    await db.messageDelivery.update({ ...which, data: { dueAt: new Date(until.epochMilliseconds) } });
    return { outcome: "later", at: until };
  };
  // Before it is put off: what says the same today says the same tomorrow.
  if (notMeant?.reason === "told-already") return end("suppressed", "told-already", notMeant.by);
  if (Temporal.Instant.compare(turn.at, at) > 0) return putOff(turn.at);
  if (notMeant) return putOff(at.add({ seconds: UNTIL_TOLD_SECONDS }));

  const claimId = newId<string>();
  const claimedAt = new Date(at.epochMilliseconds);
  await db.messageDelivery.update({
    ...which,
    data: { stage: "claimed", claimId, claimedAt, stageAt: claimedAt, attempts: { increment: 1 } },
  });
  return { outcome: "claimed", deliveryId: delivery.id, claimId, claimedAt: at };
}

async function lockPerson(db: ShopDb, shop: Shop, { addressKey, customerId }: MessageDelivery): Promise<void> {
  const names = [`${shop.id} address ${addressKey}`, ...(customerId === null ? [] : [`${shop.id} customer ${customerId}`])].toSorted();
  for (const name of names) await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`message to ${name}`}, 0))::text`;
}

async function isStillPlanned(db: ShopDb, shop: Shop, { id }: MessageDelivery): Promise<boolean> {
  const [row] = await db.$queryRaw<Pick<MessageDelivery, "stage">[]>`
    SELECT "stage"::text AS "stage" FROM "message_delivery" WHERE "shopId" = ${shop.id} AND "id" = ${id}::uuid FOR UPDATE`;
  return row !== undefined && isPlanned(row);
}

/** Until then whoever is at it has mostly heard what became of the same message of another's. */
const UNTIL_TOLD_SECONDS = 10;

/** Whom nothing reached on a channel is not tried there again for so long: numbers change hands, and people install what they lacked. */
const STAYS_UNREACHABLE_MS = 30 * 24 * 3_600_000;

async function contactOf(db: ShopDb, shop: Shop, delivery: MessageDelivery): Promise<Contact> {
  const channel = Channel.parse(delivery.channel);
  const { addressKey } = delivery;
  return channel === "email" ? { keys: [addressKey], unreachableAt: null, wroteAt: null } : readContact(db, shop, { channel, addressKey });
}

/** What they said at any of their addresses that the channel knows to be theirs counts. */
async function wantedBy(db: ShopDb, shop: Shop, { channel: named, purpose }: MessageDelivery, keys: readonly string[]) {
  const channel = Channel.parse(named);
  const said = await Promise.all(keys.map((addressKey) => readConsent(db, shop, { channel, addressKey })));
  const consent = latestConsent(said.flatMap((one) => one ?? []));
  const rows = await db.suppression.findMany({ where: { shopId: shop.id, addressKey: { in: [...keys] } } });
  const suppressions = rows.map(({ reason, at }) => ({ reason: SuppressionReason.parse(reason), at: at.getTime() }));
  return isWanted({ purpose, channel }, consent, suppressions);
}

type Turn = { outcome: "at"; at: Temporal.Instant; why: DeliveryReason } | { outcome: "never"; why: DeliveryReason };

/** When it may leave. What an order brings with it is bound by no hours and no cap. */
async function turnOf(db: ShopDb, shop: Shop, delivery: MessageDelivery, at: Temporal.Instant): Promise<Turn> {
  const due = Temporal.Instant.fromEpochMilliseconds(Math.max(at.epochMilliseconds, delivery.dueAt.getTime()));
  if (delivery.purpose !== "marketing") return { outcome: "at", at: due, why: "too-late" };
  const settings = await messagingSettings.read(db, shop);
  const medium = mediumOf[Channel.parse(delivery.channel)];
  const place = delivery.place as Place;
  const keepsHours = medium !== "email" || settings.hoursForMail;
  const hours = { week: keepsHours ? dailyHours(settings.opens, settings.closes) : ALWAYS, zone: shop.timeZone };

  const attempts = attemptsAllowed(medium, place);
  const earlier = await earlierTo(db, shop, delivery, Math.max(0, attempts?.hours ?? 0, ...settings.caps.map((cap) => cap.hours)), at);
  const capped = nextWithinCaps(earlier.map((one) => one.at), settings.caps, due); // oxfmt-ignore
  const texted = earlier.filter((one) => mediumOf[one.channel] !== "email").map((one) => one.at);
  // Who was called three times today is texted tomorrow.
  const called = attempts
    ? await otherAttempts(db, shop, delivery, new Date(at.subtract({ hours: attempts.hours }).epochMilliseconds))
    : [];
  const tried = [...texted, ...called.map((one) => Temporal.Instant.fromEpochMilliseconds(one.getTime()))];
  const allowed = capped && nextWithinCaps(tried, attempts ? [attempts] : [], capped);
  if (!allowed) return { outcome: "never", why: "cap" };

  const next = nextSend(medium, place, hours, allowed);
  if (next.outcome === "never") return { outcome: "never", why: "no-lawful-time" };
  return { outcome: "at", at: next.at, why: Temporal.Instant.compare(allowed, due) > 0 ? "cap" : "too-late" };
}

/** When marketing went to a person within the last hours, by any channel: to this address, or to whoever has this customer's number. */
async function earlierTo(db: ShopDb, shop: Shop, { addressKey, customerId }: MessageDelivery, hours: number, at: Temporal.Instant) {
  const rows = await db.messageDelivery.findMany({
    where: {
      shopId: shop.id,
      purpose: "marketing",
      stage: { in: [...hasLeft.stages] },
      claimedAt: { gt: new Date(at.subtract({ hours }).epochMilliseconds) },
      OR: [{ addressKey }, ...(customerId === null ? [] : [{ customerId }])],
    },
    select: { claimedAt: true, channel: true },
  });
  return rows.map(({ claimedAt, channel }) => ({
    at: Temporal.Instant.fromEpochMilliseconds(claimedAt?.getTime() ?? at.epochMilliseconds),
    channel: Channel.parse(channel),
  }));
}

async function endDelivery(
  db: ShopDb,
  shop: Shop,
  { id, run }: MessageDelivery,
  end: { stage: "suppressed" | "expired"; reason: DeliveryReason; problem?: Message },
): Promise<ClaimOutcome> {
  const data = { ...end, stageAt: new Date(now().epochMilliseconds) };
  await db.messageDelivery.update({ where: { shopId_id: { shopId: shop.id, id } }, data });
  await publish(db, shop, deliveryUnsent, { deliveryId: id, run });
  return { outcome: "not-to-send" };
}
