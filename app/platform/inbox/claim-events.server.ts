import { z } from "zod";
import { pool } from "../db/pool.server.ts";
import type { ShopId } from "../ids.ts";
import type { StoredEvent } from "./inbox-handler.ts";

export type ClaimedEvent = StoredEvent & { shopId: ShopId };

/** For how long a claim holds unless it is renewed. A process that dies leaves its events to others after so long. */
export const LEASE_SECONDS = 12;

const Rows = z.array(
  z.object({
    shopId: z.number().transform((id) => id as ShopId),
    id: z.coerce.bigint(),
    source: z.string(),
    topic: z.string(),
    entityKey: z.string(),
    dedupeKey: z.string(),
    body: z.string(),
    triggeredAt: z.date(),
    attempt: z.number(),
  }),
);

/**
 * Takes up to `limit` events, urgent ones or the others, for this process: of each key the oldest alone, and none of a key whose oldest
 * waits for its next try or is being applied elsewhere. Shops take turns, so that a busy one does not hold up a quiet one.
 */
export async function claimEvents(limit: number, urgent: boolean): Promise<readonly ClaimedEvent[]> {
  const { rows } = await pool.query({
    name: "inbox-claim",
    text: `
      WITH due AS (
        SELECT e."shopId", e.id
          FROM inbox_event e
         WHERE e."appliedAt" IS NULL AND e."failedAt" IS NULL AND e.urgent = $3 AND e."nextTryAt" <= now()
           -- One look into the index of waiting keys, whatever the planner believes of the table: a join here goes wrong when it grows fast.
           AND e.id = (
             SELECT o.id FROM inbox_event o
              WHERE o."shopId" = e."shopId" AND o."entityKey" = e."entityKey" AND o."appliedAt" IS NULL AND o."failedAt" IS NULL
              ORDER BY o.id LIMIT 1)
         ORDER BY e."nextTryAt", e.id
         LIMIT $1 * 10
      ), fair AS MATERIALIZED (
        SELECT "shopId", id FROM (SELECT *, row_number() OVER (PARTITION BY "shopId" ORDER BY id) AS turn FROM due) ranked
         ORDER BY turn, id LIMIT $1
      ), claimed AS MATERIALIZED (
        SELECT locked.* FROM fair CROSS JOIN LATERAL (
          SELECT e."shopId", e.id FROM inbox_event e
           WHERE e."shopId" = fair."shopId" AND e.id = fair.id
             AND e."appliedAt" IS NULL AND e."failedAt" IS NULL AND e."nextTryAt" <= now()
           FOR UPDATE SKIP LOCKED) locked)
      UPDATE inbox_event e SET attempts = e.attempts + 1, "nextTryAt" = now() + $2 * interval '1 second'
        FROM claimed c WHERE e."shopId" = c."shopId" AND e.id = c.id
      RETURNING e."shopId", e.id, e.source, e.topic, e."entityKey", e."dedupeKey", e.body, e."triggeredAt", e.attempts AS attempt`,
    values: [limit, LEASE_SECONDS, urgent],
  });
  return Rows.parse(rows);
}

/** Keeps claims that are still being worked on. */
export async function renewClaims(events: readonly ClaimedEvent[]): Promise<void> {
  await pool.query(
    `UPDATE inbox_event e SET "nextTryAt" = now() + $3 * interval '1 second'
       FROM unnest($1::int[], $2::bigint[]) AS held (shop, id)
      WHERE e."shopId" = held.shop AND e.id = held.id AND e."appliedAt" IS NULL AND e."failedAt" IS NULL`,
    [events.map((event) => event.shopId), events.map((event) => String(event.id)), LEASE_SECONDS],
  );
}
