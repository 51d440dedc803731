import type { MessageDelivery } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ChannelProvider, SendAnswer } from "../channels/channel-provider.ts";
import { suppress } from "../consent/keep-consent.server.ts";
import { messaging } from "../messages.ts";
import type { Claim } from "./claim-delivery.server.ts";
import { afterNews, canMove, type DeliveryNews, type DeliveryStage } from "./delivery-stage.ts";

/** A delivery that is put back: it surely did not leave, and is tried again after so many seconds. */
export type Recorded = { outcome: "recorded" } | { outcome: "put-back"; seconds: number };

/**
 * Writes down what a provider answered. Its news may have come first: what they said stands. An answer to a claim that was given up meanwhile
 * still says whether the message left, but puts nothing back.
 */
export async function recordAnswer(db: ShopDb, shop: Shop, claim: Claim, provider: ChannelProvider, answer: SendAnswer): Promise<Recorded> {
  const delivery = await lockDelivery(db, shop, { id: claim.deliveryId });
  if (!delivery) return { outcome: "recorded" };
  switch (answer.outcome) {
    case "accepted":
      await change(db, shop, delivery, afterNews(delivery.stage, answer.stage), { providerMessageId: answer.providerMessageId });
      break;
    case "refused": {
      const problem = messaging.message("refused", { provider: provider.label, why: answer.why });
      await change(db, shop, delivery, afterNews(delivery.stage, "failed"), { reason: answer.reason, problem });
      if (answer.reason === "bad-address") await suppressDead(db, shop, delivery, "bounced");
      break;
    }
    case "not-sent": {
      if (delivery.claimId !== claim.claimId || !canMove(delivery.stage, "planned")) break;
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

type Heard = { news: DeliveryNews; reason?: "bad-address" | "refused"; problem?: Message };

/**
 * Writes down a provider's news of a message, by our reference or its own name: in any order, however often, also before the answer to the call
 * that sent it. Answers where the delivery stands; undefined where there is none.
 */
export async function hearNews(
  db: ShopDb,
  shop: Shop,
  which: { id: string } | { channel: string; providerMessageId: string },
  { news, reason, problem }: Heard,
): Promise<DeliveryStage | undefined> {
  const delivery = await lockDelivery(db, shop, which);
  if (!delivery) return undefined;
  const stage = afterNews(delivery.stage, news);
  if (stage === delivery.stage) return stage;
  await change(db, shop, delivery, stage, news === "failed" ? { reason: reason ?? "refused", problem } : {});
  if (news === "failed" && reason === "bad-address") await suppressDead(db, shop, delivery, "bounced");
  return stage;
}

async function lockDelivery(
  db: ShopDb,
  shop: Shop,
  which: { id: string } | { channel: string; providerMessageId: string },
): Promise<Pick<MessageDelivery, "id" | "stage" | "claimId" | "addressKey"> | undefined> {
  const found = await db.messageDelivery.findFirst({ where: { shopId: shop.id, ...which }, select: { id: true } });
  if (!found) return undefined;
  const rows = await db.$queryRaw<Pick<MessageDelivery, "id" | "stage" | "claimId" | "addressKey">[]>`
    SELECT "id"::text, "stage"::text, "claimId"::text, "addressKey" FROM "message_delivery"
     WHERE "shopId" = ${shop.id} AND "id" = ${found.id}::uuid FOR UPDATE`;
  return rows[0];
}

type Facts = { providerMessageId?: string; reason?: string; problem?: Message; dueAt?: Date; claimId?: null; claimedAt?: null };

async function change(db: ShopDb, shop: Shop, { id }: { id: string }, stage: DeliveryStage, facts: Facts): Promise<void> {
  await db.messageDelivery.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { ...facts, stage, stageAt: nowDate() } });
}

async function suppressDead(db: ShopDb, shop: Shop, { addressKey }: { addressKey: string }, reason: "bounced"): Promise<void> {
  await suppress(db, shop, { addressKey, reason, source: "provider", at: nowDate() });
}
