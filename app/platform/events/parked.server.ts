import { inShop } from "../db/in-shop.server.ts";
import type { Shop } from "../shop.ts";
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
