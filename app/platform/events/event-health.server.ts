import { nowDate } from "../clock.ts";
import type { ShopDb } from "../db/shop-db.ts";
import type { Shop } from "../shop.ts";

/** How a shop's events flow: what waits, for how long, and what has been applied. */
export type EventHealth = {
  /** Events from outside and of our own that somebody has yet to apply, and when the oldest of them came. */
  waiting: number;
  oldest: Date | null;
  /** That came from outside in the last hour and the last day, and how many of these everybody has applied. */
  hour: { received: number; applied: number };
  day: { received: number; applied: number };
  /** How long senders took to tell us in the last day: half of the events within `p50` milliseconds, 95 of 100 within `p95`; null when none came. */
  told: { p50: number; p95: number } | null;
};

const HOUR_MS = 3_600_000;

/** Reads how a shop's events flow at this moment. Counted, not estimated. */
export async function readEventHealth(db: ShopDb, shop: Pick<Shop, "id">): Promise<EventHealth> {
  const now = nowDate();
  const [hourAgo, dayAgo] = [new Date(now.getTime() - HOUR_MS), new Date(now.getTime() - 24 * HOUR_MS)];
  const [waiting] = await db.$queryRaw<{ waiting: number; oldest: Date | null }[]>`
    SELECT count(DISTINCT d."eventId")::int AS "waiting", min(e."receivedAt") AS "oldest"
      FROM "event_delivery" d JOIN "event" e ON e."shopId" = d."shopId" AND e."id" = d."eventId"
     WHERE d."shopId" = ${shop.id} AND d."parkedAt" IS NULL`;
  const [came] = await db.$queryRaw<Came[]>`
    SELECT count(*) FILTER (WHERE e."receivedAt" >= ${hourAgo})::int AS "hour", count(*)::int AS "day",
           count(*) FILTER (WHERE e."receivedAt" >= ${hourAgo} AND NOT open)::int AS "hourApplied", count(*) FILTER (WHERE NOT open)::int AS "dayApplied",
           percentile_disc(0.5) WITHIN GROUP (ORDER BY "took")::float8 AS "p50", percentile_disc(0.95) WITHIN GROUP (ORDER BY "took")::float8 AS "p95"
      FROM (SELECT e."receivedAt", greatest(0, extract(epoch FROM e."receivedAt" - e."triggeredAt") * 1000) AS "took",
                   EXISTS (SELECT 1 FROM "event_delivery" d WHERE d."shopId" = e."shopId" AND d."eventId" = e."id") AS open
              FROM "event" e WHERE e."shopId" = ${shop.id} AND e."receivedAt" >= ${dayAgo} AND e."source" <> 'waybill') e`;
  return {
    waiting: waiting?.waiting ?? 0,
    oldest: waiting?.oldest ?? null,
    hour: { received: came?.hour ?? 0, applied: came?.hourApplied ?? 0 },
    day: { received: came?.day ?? 0, applied: came?.dayApplied ?? 0 },
    told: came === undefined || came.p50 === null || came.p95 === null ? null : { p50: came.p50, p95: came.p95 },
  };
}

type Came = { hour: number; day: number; hourApplied: number; dayApplied: number; p50: number | null; p95: number | null };

/** The bodies of events, raw, by their ids. */
export async function readBodies(db: ShopDb, shop: Pick<Shop, "id">, eventIds: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  const events = await db.event.findMany({ where: { shopId: shop.id, id: { in: [...eventIds] } }, select: { id: true, body: true } });
  return new Map(events.map(({ id, body }) => [id, body]));
}
