import { z } from "zod";
import type { MessageDelivery } from "#generated/prisma/client.ts";
import { Temporal } from "temporal-polyfill";
import { now } from "#app/platform/clock.ts";
import { crashPoint } from "#app/platform/crash-point.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Channel } from "../channel.ts";
import { ChannelFault } from "../channels/channel-fault.ts";
import type { ChannelLine, ChannelProvider } from "../channels/channel-provider.ts";
import { channelOf, type ConnectedChannel, noteChannelFault } from "../channels/connect-channel.server.ts";
import { messaging } from "../messages.ts";
import { readSender } from "../sender/shop-address.server.ts";
import { unsubscribeAddress } from "../unsubscribing/unsubscribe-token.server.ts";
import { type Claim, claimDelivery, type ClaimOutcome } from "./claim-delivery.server.ts";
import { isClaimed, isPlanned } from "./delivery-stage.ts";
import { markUnknown, recordAnswer } from "./record-answer.server.ts";

/** For so long what a claim saw (who is left alone, the hours) is taken to hold: after that the message must not leave on it. */
const CLAIM_HOLDS_SECONDS = 3;

/** After so long nobody can still be at work on a claim: every provider's line gives up before. */
const CLAIM_LEASE_SECONDS = 60;

/**
 * Sends a planned delivery. Twice equals once: at most one claim of it is ever handed over in doubt.
 *
 * The way to the provider is opened before the delivery is claimed, so that nothing slow stands between the last look and the message. One
 * that was claimed by a process that died is looked for at its provider, by our reference; where that can't be asked it stays *unknown*, for a
 * person to see, and is not sent again.
 */
export async function sendDelivery(shop: Shop, deliveryId: string): Promise<void> {
  const { delivery, channel, sender } = await inShop(shop, async (db) => {
    const delivery = await db.messageDelivery.findUnique({ where: { shopId_id: { shopId: shop.id, id: deliveryId } } });
    return {
      delivery,
      channel: delivery ? await channelOf(db, shop, Channel.parse(delivery.channel)) : undefined,
      sender: delivery?.channel === "email" ? (await readSender(db, shop)).lines : [],
    };
  });
  if (!delivery || !(isPlanned(delivery) || isClaimed(delivery))) return;
  if (isPlanned(delivery)) {
    // One without a channel waits: sweep-deliveries calls it up when there is one again.
    if (channel?.state !== "connected") return;
    const waits = secondsUntil(Math.max(delivery.dueAt.getTime(), channel.restsUntil?.getTime() ?? 0));
    if (waits > 0) return putOff(shop, deliveryId, waits);
  }
  // Of one that was claimed and lost nobody can be asked any more.
  if (!channel || channel.state === "refused") return giveUp(shop, delivery, channel?.provider);

  const line = await open(shop, delivery, channel);
  if (!line) return;
  try {
    if (isClaimed(delivery) && !(await settleLost(shop, delivery, channel.provider, line))) return;
    if (channel.state !== "connected") return;
    const claim = await inShop(shop, async (db): Promise<ClaimOutcome> => {
      const outcome = await claimDelivery(db, shop, delivery);
      if (outcome.outcome === "later")
        await enqueue(db, shop, sendDeliveryJob, { deliveryId }, { startAfterSeconds: secondsUntil(outcome.at.epochMilliseconds) });
      return outcome;
    });
    if (claim.outcome === "claimed") await handOver(shop, delivery, sender, claim, channel.provider, line);
  } finally {
    line.close();
  }
}

async function handOver(
  shop: Shop,
  delivery: MessageDelivery,
  sender: readonly string[],
  claim: Claim,
  provider: ChannelProvider,
  line: ChannelLine,
): Promise<void> {
  crashPoint("message.claimed");
  const answer = await line.send({
    reference: delivery.id,
    address: delivery.address,
    content: delivery.content,
    unsubscribe: delivery.purpose === "marketing" ? unsubscribeAddress(shop, delivery.id) : null,
    sender,
    notAfter: claim.claimedAt.add({ seconds: CLAIM_HOLDS_SECONDS }),
  });
  crashPoint("message.sent");
  await inShop(shop, async (db) => {
    // Who can be asked is, once the message that is in doubt can't be under way any more; who tells of messages may yet tell of this one.
    if (answer.outcome === "unknown" && (line.find ?? provider.calls))
      return enqueue(db, shop, sendDeliveryJob, { deliveryId: delivery.id }, { startAfterSeconds: CLAIM_LEASE_SECONDS });
    const recorded = await recordAnswer(db, shop, claim, provider, answer);
    if (recorded.outcome === "put-back")
      await enqueue(db, shop, sendDeliveryJob, { deliveryId: delivery.id }, { startAfterSeconds: recorded.seconds });
  });
}

/** What became of a delivery whose claim nobody holds any more. Answers whether it surely did not leave, and is planned again. */
async function settleLost(shop: Shop, delivery: MessageDelivery, provider: ChannelProvider, line: ChannelLine): Promise<boolean> {
  const { id, claimId, claimedAt, channel, address, content } = delivery;
  if (claimId === null || claimedAt === null) return false;
  const claim: Claim = { deliveryId: id, claimId, claimedAt: now() };
  const left = secondsUntil(claimedAt.getTime() + CLAIM_LEASE_SECONDS * 1000);
  // Whoever holds it may still be at work on it; sweep-deliveries calls it up again.
  if (left > 0 && (line.find ?? provider.calls)) return false;
  if (line.find) {
    const isAnothers = (providerMessageId: string) =>
      inShop(shop, async (db) => (await db.messageDelivery.count({ where: { channel, providerMessageId, NOT: { id } } })) > 0);
    const found = await line.find({ reference: id, address, content, claimedAt: instant(claimedAt), isAnothers });
    if (found.outcome === "not-there") {
      const answer = { outcome: "not-sent", retryAfterSeconds: 0, why: "" } as const;
      return (await inShop(shop, (db) => recordAnswer(db, shop, claim, provider, answer))).outcome === "put-back";
    }
    if (found.outcome === "there") {
      const isTheirs = await inShop(shop, async (db) => {
        // Two that look the same and were lost together must not both be taken for the one that is there.
        await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`found ${shop.id} ${found.providerMessageId}`}, 0))::text`;
        const where = { channel, providerMessageId: found.providerMessageId, NOT: { id } };
        if ((await db.messageDelivery.count({ where })) > 0) return false;
        await recordAnswer(db, shop, claim, provider, { ...found, outcome: "accepted" });
        return true;
      });
      if (isTheirs) return false;
    }
  }
  await giveUp(shop, delivery, provider);
  return false;
}

/** Leaves a lost delivery as unknown, once nothing more will be told of it; until then sweep-deliveries calls it up again and again. */
async function giveUp(
  shop: Shop,
  { id, claimId, claimedAt, channel }: MessageDelivery,
  provider: ChannelProvider | undefined,
): Promise<void> {
  if (claimId === null || claimedAt === null) return;
  const seconds = provider?.calls?.newsWithinSeconds ?? 0;
  const left = secondsUntil(claimedAt.getTime() + seconds * 1000);
  if (left > 0) return;
  const label = provider?.label ?? messaging.message(`channel-${Channel.parse(channel)}`);
  const problem =
    seconds > 0
      ? messaging.message("no-news", { provider: label, minutes: String(Math.round(seconds / 60)) })
      : messaging.message("cut-off", { provider: label });
  await inShop(shop, (db) => markUnknown(db, shop, { deliveryId: id, claimId }, problem));
}

/** Undefined when the provider no longer lets us in: a person is to renew its credentials. One that can't be reached is tried again later. */
async function open(shop: Shop, delivery: MessageDelivery, channel: ConnectedChannel): Promise<ChannelLine | undefined> {
  try {
    return await channel.open();
  } catch (fault) {
    if (!(fault instanceof ChannelFault)) throw fault;
    await noteChannelFault(shop, Channel.parse(delivery.channel), fault);
    if (fault.code === "unauthorized") return undefined;
    throw fault;
  }
}

async function putOff(shop: Shop, deliveryId: string, seconds: number): Promise<void> {
  await inShop(shop, (db) => enqueue(db, shop, sendDeliveryJob, { deliveryId }, { startAfterSeconds: seconds }));
}

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

const secondsUntil = (ms: number): number => Math.max(0, (ms - now().epochMilliseconds) / 1000);

export const sendDeliveryJob = jobPer("deliveryId", z.uuid(), {
  name: "messaging.send-delivery",
  retry: "outside-service",
  run: sendDelivery,
});
