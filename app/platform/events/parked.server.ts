import { inShop } from "../db/in-shop.server.ts";
import type { ShopDb } from "../db/shop-db.ts";
import type { Shop } from "../shop.ts";
import { UnreadableEvent } from "./stored-event.ts";
import { wakeDrains } from "./wake-drains.server.ts";

/** An event that one subscriber could not apply, after its last attempt. */
export type Parked = {
  subscriber: string;
  eventId: bigint;
  source: string;
  topic: string;
  entityKey: string;
  receivedAt: Date;
  parkedAt: Date;
  attempts: number;
  /** What the last attempt threw. */
  lastError: string | null;
};

/** A shop's parked deliveries, the latest first, at most so many. */
export function listParked(shop: Shop, limit = 100): Promise<readonly Parked[]> {
  return inShop(
    shop,
    (db) => db.$queryRaw<Parked[]>`
      SELECT d."subscriber", d."eventId", e."source", e."topic", e."entityKey", e."receivedAt", d."parkedAt", d."attempts", d."lastError"
        FROM "event_delivery" d JOIN "event" e ON e."shopId" = d."shopId" AND e."id" = d."eventId"
       WHERE d."shopId" = ${shop.id} AND d."parkedAt" IS NOT NULL
       ORDER BY d."parkedAt" DESC, d."eventId" DESC LIMIT ${limit}`,
  );
}

/** Whether it was parked because its body says nothing that could be applied, now or later. */
export const isUnreadable = ({ lastError }: Pick<Parked, "lastError">) => lastError?.startsWith(`${UnreadableEvent.name}:`) ?? false;

/** Takes parked deliveries of these events off the list: what they would have told was learned otherwise. */
export async function settleParked(db: ShopDb, shop: Shop, eventIds: readonly bigint[]): Promise<void> {
  await db.eventDelivery.deleteMany({ where: { shopId: shop.id, eventId: { in: [...eventIds] }, parkedAt: { not: null } } });
}

/** Tries parked deliveries again from their first attempt, before what has come for their keys since. Answers how many it found parked. */
export async function retryParked(shop: Shop, parked: readonly Pick<Parked, "subscriber" | "eventId">[]): Promise<number> {
  const found = await inShop(
    shop,
    (db) => db.$executeRaw`
      UPDATE "event_delivery" d SET "parkedAt" = NULL, "attempts" = 0, "nextTryAt" = now()
        FROM unnest(${parked.map(({ subscriber }) => subscriber)}::text[], ${parked.map(({ eventId }) => eventId)}::bigint[]) AS asked (subscriber, event)
       WHERE d."shopId" = ${shop.id} AND d."subscriber" = asked.subscriber AND d."eventId" = asked.event AND d."parkedAt" IS NOT NULL`,
  );
  if (found > 0) wakeDrains();
  return found;
}
