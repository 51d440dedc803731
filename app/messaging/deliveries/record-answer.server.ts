import { type MessageDelivery, Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Json } from "#app/platform/json.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import type { Heard } from "../channels/channel-calls.ts";
import type { ChannelProvider, SendAnswer } from "../channels/channel-provider.ts";
import type { Refusal } from "../channels/refusal.ts";
import { applyTrouble } from "../channels/trouble.server.ts";
import { messaging } from "../messages.ts";
import { applyRefusal } from "./apply-refusal.server.ts";
import type { Claim } from "./claim-delivery.server.ts";
import { afterNews, canMove, type DeliveryNews, type DeliveryStage } from "./delivery-stage.ts";

/** A delivery that is put back: it surely did not leave, and is tried again after so many seconds. */
export type Recorded = { outcome: "recorded" } | { outcome: "put-back"; seconds: number };

/**
 * Writes down what a provider answered. Its news may have come first: what they said stands. An answer to a claim that was given up meanwhile
 * still says whether the message left, but puts nothing back; nor does one whose run was called off while it was under way.
 */
export async function recordAnswer(db: ShopDb, shop: Shop, claim: Claim, provider: ChannelProvider, answer: SendAnswer): Promise<Recorded> {
  const delivery = await lockDelivery(db, shop, { id: claim.deliveryId });
  if (!delivery) return { outcome: "recorded" };
  switch (answer.outcome) {
    case "accepted": {
      const { providerMessageId, cost, waits } = answer;
      const problem = waits ? messaging.message("waits-at-provider", { provider: provider.label }) : null;
      await change(db, shop, delivery, afterNews(delivery.stage, answer.stage), {
        providerMessageId,
        ...(cost !== undefined && { cost }),
        problem,
      });
      break;
    }
    case "refused":
      await fail(db, shop, delivery, answer, messaging.message("refused", { provider: provider.label, why: answer.why }));
      break;
    case "not-sent": {
      if (answer.trouble) await applyTrouble(db, shop, provider.channel, answer.trouble);
      if (delivery.claimId !== claim.claimId || !canMove(delivery.stage, "planned")) break;
      if (delivery.calledOffAt) {
        await change(db, shop, delivery, "suppressed", { reason: "called-off" });
        break;
      }
      const problem = messaging.message("not-sent", { provider: provider.label, why: answer.why });
      const dueAt = new Date(nowDate().getTime() + answer.retryAfterSeconds * 1000);
      await change(db, shop, delivery, "planned", { problem, dueAt, claimId: null, claimedAt: null });
      return { outcome: "put-back", seconds: answer.retryAfterSeconds };
    }
    case "unknown":
      await markUnknown(db, shop, claim, messaging.message("unknown", { provider: provider.label }));
  }
  return { outcome: "recorded" };
}

/** Nobody can say any more whether a claimed message left. It is not sent again, and shown as what it is. */
export async function markUnknown(db: ShopDb, shop: Shop, claim: Pick<Claim, "deliveryId" | "claimId">, problem: Message): Promise<void> {
  const delivery = await lockDelivery(db, shop, { id: claim.deliveryId });
  if (delivery?.claimId === claim.claimId && canMove(delivery.stage, "unknown")) await change(db, shop, delivery, "unknown", { problem });
}

/** Which delivery news are about: by our reference, or by the provider's own name of it on a channel. */
export type WhichDelivery = { id: string; channel?: Channel } | { channel: string; providerMessageId: string };

type Told = { news: DeliveryNews; reason?: "bad-address" | "refused"; problem?: Message } | Heard;

/**
 * Writes down a provider's news of a message, by our reference or its own name: in any order, however often, also before the answer to the call
 * that sent it. Answers where the delivery stands; undefined where there is none.
 */
export async function hearNews(db: ShopDb, shop: Shop, which: WhichDelivery, told: Told): Promise<DeliveryStage | undefined> {
  const delivery = await lockDelivery(db, shop, which);
  if (!delivery) return undefined;
  const stage = afterNews(delivery.stage, told.news);
  const facts: Facts = {
    ...("cost" in told && told.cost !== undefined && { cost: told.cost }),
    ...("providerMessageId" in told && told.providerMessageId !== undefined && { providerMessageId: told.providerMessageId }),
  };
  if (stage === delivery.stage) {
    if (Object.keys(facts).length > 0) await keepFacts(db, shop, delivery, facts);
    return stage;
  }
  // What was in doubt, or waited, is so no longer.
  if (told.news !== "failed") await change(db, shop, delivery, stage, { ...facts, reason: null, problem: null });
  else {
    const refusal: Refusal = "refusal" in told ? told.refusal : { reason: ("reason" in told && told.reason) || "refused", why: "" };
    const problem = "problem" in told && told.problem ? told.problem : verbatim(refusal.why);
    await fail(db, shop, delivery, refusal, problem, facts);
  }
  return stage;
}

type Locked = Pick<MessageDelivery, "id" | "run" | "step" | "channel" | "stage" | "claimId" | "addressKey" | "calledOffAt">;

async function fail(db: ShopDb, shop: Shop, delivery: Locked, refusal: Refusal, problem: Message, facts: Facts = {}): Promise<void> {
  const stage = afterNews(delivery.stage, "failed");
  // It reached them all the same, or was called off before: what was told first stands.
  if (stage !== "failed") return;
  await change(db, shop, delivery, stage, { ...facts, reason: refusal.reason, problem });
  await applyRefusal(db, shop, delivery, refusal);
}

async function lockDelivery(db: ShopDb, shop: Shop, which: WhichDelivery): Promise<Locked | undefined> {
  const found = await db.messageDelivery.findFirst({ where: { shopId: shop.id, ...which }, select: { id: true } });
  if (!found) return undefined;
  const rows = await db.$queryRaw<Locked[]>`
    SELECT "id"::text, "run", "step", "channel", "stage"::text, "claimId"::text, "addressKey", "calledOffAt" FROM "message_delivery"
     WHERE "shopId" = ${shop.id} AND "id" = ${found.id}::uuid FOR UPDATE`;
  return rows[0];
}

type Facts = {
  providerMessageId?: string;
  reason?: string | null;
  problem?: Message | null;
  cost?: Json;
  dueAt?: Date;
  claimId?: null;
  claimedAt?: null;
};

async function change(db: ShopDb, shop: Shop, delivery: { id: string }, stage: DeliveryStage, facts: Facts): Promise<void> {
  await keepFacts(db, shop, delivery, { ...facts, stage, stageAt: nowDate() });
}

async function keepFacts(
  db: ShopDb,
  shop: Shop,
  { id }: { id: string },
  { cost, problem, ...facts }: Facts & { stage?: DeliveryStage; stageAt?: Date },
): Promise<void> {
  await db.messageDelivery.update({
    where: { shopId_id: { shopId: shop.id, id } },
    data: {
      ...facts,
      ...(problem !== undefined && { problem: problem ?? Prisma.DbNull }),
      ...(cost !== undefined && cost !== null && { cost }),
    },
  });
}
