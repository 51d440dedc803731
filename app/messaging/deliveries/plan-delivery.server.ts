import type { MessagePurpose } from "#generated/prisma/enums.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { canReach, type Unreachable } from "../channels/can-reach.ts";
import { addressFor } from "../consent/address.ts";
import type { Place } from "../timing/next-send.ts";
import type { DeliveryStage } from "./delivery-stage.ts";
import { sendDeliveryJob } from "./send-delivery.server.ts";

export type PlannedMessage = {
  /** Whose message it is: with the channel they name it, and there is one of a name, ever. */
  run: string;
  step: string;
  channel: Channel;
  purpose: MessagePurpose;
  customerId: bigint | null;
  address: string;
  place: Place;
  content: Json;
  /** Not before, and not after. */
  dueAt: Date;
  expiresAt: Date;
};

export type PlanOutcome =
  | { outcome: "planned"; deliveryId: string }
  /** It was planned before: by a step that ran twice. */
  | { outcome: "known"; deliveryId: string; stage: DeliveryStage }
  | { outcome: "refused"; reason: "bad-address" | Unreachable };

/** Plans a message to a person, in the transaction that causes it. It leaves when it is due and may, or is held back with its reason. */
export async function planDelivery(db: ShopDb, shop: Shop, message: PlannedMessage): Promise<PlanOutcome> {
  const { run, step, channel, purpose, customerId, place, content, dueAt, expiresAt } = message;
  const address = addressFor(channel, message.address);
  if (!address) return { outcome: "refused", reason: "bad-address" };
  const reach = canReach(channel, purpose, address.address);
  if (!reach.reaches) return { outcome: "refused", reason: reach.why };

  const [id, at] = [newId<string>(), nowDate()];
  const planned = await db.$executeRaw`
    INSERT INTO "message_delivery" ("shopId", "id", "run", "step", "channel", "purpose", "customerId", "address", "addressKey", "place", "content",
                                    "plannedAt", "stageAt", "dueAt", "expiresAt")
    VALUES (${shop.id}, ${id}::uuid, ${run}, ${step}, ${channel}, ${purpose}::"MessagePurpose", ${customerId}, ${address.address}, ${address.key},
            ${JSON.stringify(place)}::jsonb, ${JSON.stringify(content)}::jsonb, ${at}, ${at}, ${dueAt}, ${expiresAt})
    ON CONFLICT ("shopId", "run", "step", "channel") DO NOTHING`;
  if (planned === 0) {
    const which = { shopId_run_step_channel: { shopId: shop.id, run, step, channel } };
    const known = await db.messageDelivery.findUniqueOrThrow({ where: which, select: { id: true, stage: true } });
    return { outcome: "known", deliveryId: known.id, stage: known.stage };
  }
  const startAfterSeconds = Math.max(0, (dueAt.getTime() - at.getTime()) / 1000);
  await enqueue(db, shop, sendDeliveryJob, { deliveryId: id }, { startAfterSeconds });
  return { outcome: "planned", deliveryId: id };
}

/**
 * Calls off what a run still means to send: its person has bought, or left. What somebody is sending at this moment leaves within seconds, or
 * not at all: it is not put back, and what failed is not tried again. To be called for every run that ends, also when nothing of it seems
 * planned. Answers how many were called off.
 */
export async function callOffRun(db: ShopDb, shop: Shop, run: string): Promise<number> {
  const at = nowDate();
  // First, and by itself: it waits for whoever is about to plan one of them once more, and what they planned is seen by the next statement.
  await db.messageDelivery.updateMany({ where: { shopId: shop.id, run, calledOffAt: null }, data: { calledOffAt: at } });
  const where = { shopId: shop.id, run, stage: "planned" as const };
  const data = { stage: "suppressed" as const, reason: "called-off", stageAt: at, calledOffAt: at };
  const { count } = await db.messageDelivery.updateMany({ where, data });
  return count;
}
