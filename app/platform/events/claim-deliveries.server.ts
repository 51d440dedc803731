import { z } from "zod";
import { pool } from "../db/pool.server.ts";
import type { ShopId } from "../ids.ts";
import type { StoredEvent } from "./stored-event.ts";
import type { Subscriber } from "./subscriber.ts";

/** What one run of a subscriber is given: events of one key, and of one shop. Several only where it takes them together. */
export type Claim = { shopId: ShopId; subscriber: string; entityKey: string; events: readonly StoredEvent[] };

/** For how long a claim holds unless it is renewed. A process that dies leaves its deliveries to others after so long. */
export const LEASE_SECONDS = 12;

/** As many events as one run of a subscriber is given together. */
const MOST_TOGETHER = 100;

const Rows = z.array(
  z.object({
    shopId: z.number().transform((id) => id as ShopId),
    subscriber: z.string(),
    id: z.coerce.bigint(),
    source: z.string(),
    topic: z.string(),
    entityKey: z.string(),
    dedupeKey: z.string(),
    body: z.string(),
    triggeredAt: z.date(),
    receivedAt: z.date(),
    attempt: z.number(),
    turn: z.number(),
  }),
);

/** Shops' subscribers that one claim looks at, from the first on and from one shop taken at random. */
const WINDOW = 200;

/** A shop's subscriber that is given nothing for now. */
export type Pair = { shopId: ShopId; subscriber: string };

/**
 * Takes up to `limit` deliveries, urgent ones or the others, for this process and these subscribers: for each subscriber of each key the
 * oldest alone, and none of a key of which something is in other hands or waits for its next try. A subscriber that takes events together
 * is given what else waits for the key as well.
 *
 * Shops take turns: each one's own list is looked at, so that a busy one's thousands hold up no quiet one. `without` are left out.
 */
export async function claimDeliveries(
  subscribers: readonly Subscriber[],
  limit: number,
  urgent: boolean,
  without: readonly Pair[] = [],
): Promise<readonly Claim[]> {
  const { rows } = await pool.query({
    name: "events-claim",
    text: `
      WITH RECURSIVE start AS MATERIALIZED (
        SELECT 0 AS shop UNION ALL SELECT (random() * (SELECT max(id) FROM shop))::int
      ), walk AS (
        SELECT next.*, 1 AS step FROM start CROSS JOIN LATERAL (
          SELECT d."shopId", d.subscriber FROM event_delivery d
           WHERE d."parkedAt" IS NULL AND d.urgent = $3 AND d."shopId" > start.shop ORDER BY d."shopId", d.subscriber LIMIT 1) next
        UNION ALL
        SELECT next.*, walk.step + 1 FROM walk CROSS JOIN LATERAL (
          SELECT d."shopId", d.subscriber FROM event_delivery d
           WHERE d."parkedAt" IS NULL AND d.urgent = $3 AND (d."shopId", d.subscriber) > (walk."shopId", walk.subscriber)
           ORDER BY d."shopId", d.subscriber LIMIT 1) next
         WHERE walk.step < ${WINDOW}
      ), place AS (
        SELECT DISTINCT "shopId", subscriber FROM walk WHERE subscriber = ANY ($4)
        EXCEPT SELECT * FROM unnest($6::int[], $7::text[])
      ), due AS (
        SELECT place."shopId", place.subscriber, oldest."entityKey", oldest."eventId" FROM place CROSS JOIN LATERAL (
          SELECT d."entityKey", d."eventId" FROM event_delivery d
           WHERE d."parkedAt" IS NULL AND d.urgent = $3 AND d."shopId" = place."shopId" AND d.subscriber = place.subscriber
             AND d."nextTryAt" <= now()
             -- While the database was away nobody could renew a claim: who holds one is given a lease's time to say so.
             AND (d.attempts = 0 OR d."lastError" IS NOT NULL OR pg_postmaster_start_time() < now() - $2 * interval '1 second')
             -- One look into the key's own rows, whatever the planner believes of the table: a join here goes wrong when it grows fast. More
             -- than the first row is looked at because an event with a smaller id may be committed after one that is in hand already.
             AND d."eventId" = (
               SELECT CASE WHEN bool_and(first."nextTryAt" <= now()) THEN min(first."eventId") END
                 FROM (SELECT o."eventId", o."nextTryAt" FROM event_delivery o
                        WHERE o."shopId" = d."shopId" AND o.subscriber = d.subscriber AND o."entityKey" = d."entityKey" AND o."parkedAt" IS NULL
                        ORDER BY o."eventId" LIMIT 5) first)
           ORDER BY d."nextTryAt", d."eventId"
           LIMIT (SELECT ceil($1::numeric * 2 / greatest(1, count(*)))::int FROM place)) oldest
      ), fair AS MATERIALIZED (
        SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY "shopId" ORDER BY "eventId") AS turn FROM due) ranked
         ORDER BY turn, "eventId" LIMIT $1
      ), oldest AS MATERIALIZED (
        SELECT locked.*, fair.turn FROM fair CROSS JOIN LATERAL (
          SELECT d."shopId", d.subscriber, d."entityKey", d."eventId" FROM event_delivery d
           WHERE d."shopId" = fair."shopId" AND d.subscriber = fair.subscriber AND d."entityKey" = fair."entityKey"
             AND d."eventId" = fair."eventId" AND d."parkedAt" IS NULL AND d."nextTryAt" <= now()
           FOR UPDATE SKIP LOCKED) locked
      ), claimed AS MATERIALIZED (
        SELECT * FROM oldest
        UNION ALL
        SELECT younger.*, oldest.turn FROM (SELECT * FROM oldest WHERE subscriber = ANY ($5)) oldest CROSS JOIN LATERAL (
          SELECT d."shopId", d.subscriber, d."entityKey", d."eventId" FROM event_delivery d
           WHERE d."shopId" = oldest."shopId" AND d.subscriber = oldest.subscriber AND d."entityKey" = oldest."entityKey"
             AND d."eventId" > oldest."eventId" AND d."parkedAt" IS NULL
           ORDER BY d."eventId" LIMIT ${MOST_TOGETHER - 1} FOR UPDATE SKIP LOCKED) younger
      )
      UPDATE event_delivery d SET attempts = d.attempts + 1, "nextTryAt" = now() + $2 * interval '1 second'
        FROM claimed c JOIN event e ON e."shopId" = c."shopId" AND e.id = c."eventId"
       WHERE d."shopId" = c."shopId" AND d.subscriber = c.subscriber AND d."entityKey" = c."entityKey" AND d."eventId" = c."eventId"
      RETURNING d."shopId", d.subscriber, e.id, e.source, e.topic, e."entityKey", e."dedupeKey", e.body, e."triggeredAt", e."receivedAt", d.attempts AS attempt, c.turn::int AS turn`,
    values: [
      limit,
      LEASE_SECONDS,
      urgent,
      subscribers.map(({ name }) => name),
      subscribers.filter(({ together }) => together).map(({ name }) => name),
      without.map(({ shopId }) => shopId),
      without.map(({ subscriber }) => subscriber),
    ],
  });
  return claimsOf(Rows.parse(rows));
}

function claimsOf(rows: z.infer<typeof Rows>): readonly Claim[] {
  const claims = new Map<string, Claim & { events: StoredEvent[] }>();
  for (const { shopId, subscriber, turn: _, ...event } of rows.sort((a, b) => a.turn - b.turn || Number(a.id - b.id))) {
    const key = `${String(shopId)} ${subscriber} ${event.entityKey}`;
    const known = claims.get(key);
    if (known) known.events.push(event);
    else claims.set(key, { shopId, subscriber, entityKey: event.entityKey, events: [event] });
  }
  return [...claims.values()];
}

/**
 * The deliveries of claims, given as the columns $1 to $4, locked as `held`. Those that another statement has in hand are left out: it
 * finishes or postpones them, and two statements never wait for each other's rows.
 */
export const HELD = `
  held AS MATERIALIZED (
    SELECT d."shopId", d.subscriber, d."entityKey", d."eventId"
      FROM event_delivery d JOIN unnest($1::int[], $2::text[], $3::text[], $4::bigint[]) AS claim (shop, subscriber, key, event)
        ON d."shopId" = claim.shop AND d.subscriber = claim.subscriber AND d."entityKey" = claim.key AND d."eventId" = claim.event
     WHERE d."parkedAt" IS NULL
       FOR UPDATE OF d SKIP LOCKED)`;

/** Keeps claims that are still being worked on. */
export async function renewClaims(claims: readonly Claim[]): Promise<void> {
  await pool.query(
    `WITH ${HELD}
     UPDATE event_delivery d SET "nextTryAt" = now() + $5 * interval '1 second' FROM held
      WHERE d."shopId" = held."shopId" AND d.subscriber = held.subscriber AND d."entityKey" = held."entityKey" AND d."eventId" = held."eventId"`,
    [...columnsOf(claims), LEASE_SECONDS],
  );
}

/** The deliveries of claims as columns: shop, subscriber, key, event. */
export function columnsOf(claims: readonly Claim[]): [number[], string[], string[], string[]] {
  const rows = claims.flatMap((claim) => claim.events.map((event) => ({ claim, event })));
  return [
    rows.map(({ claim }) => claim.shopId),
    rows.map(({ claim }) => claim.subscriber),
    rows.map(({ claim }) => claim.entityKey),
    rows.map(({ event }) => String(event.id)),
  ];
}
