import { z } from "zod";
import { nowDate } from "../clock.ts";
import { pool } from "../db/pool.server.ts";
import { writeTogether } from "../write-together.ts";
import { type Claim, columnsOf, HELD } from "./claim-deliveries.server.ts";
import { UnreadableEvent } from "./stored-event.ts";

/** After so many attempts (some eleven hours) a delivery is parked: kept, shown, and out of its key's way. */
export const MAX_ATTEMPTS = 80;

/** Seconds until the next attempt: doubling from one second to ten minutes. */
export function backoffSeconds(attempt: number): number {
  return Math.min(600, 2 ** Math.min(attempt - 1, 10));
}

const BETWEEN_WRITES_MS = 10;

/** Takes a claim's deliveries off the list of what is to be done. */
export const finishClaim: (claim: Claim) => Promise<void> = writeTogether(
  (claims) =>
    pool.query({
      name: "events-finish",
      text: `
        DELETE FROM event_delivery d USING unnest($1::int[], $2::text[], $3::text[], $4::bigint[]) AS done (shop, subscriber, key, event)
         WHERE d."shopId" = done.shop AND d.subscriber = done.subscriber AND d."entityKey" = done.key AND d."eventId" = done.event`,
      values: columnsOf(claims),
    }),
  BETWEEN_WRITES_MS,
);

const Parked = z.array(z.object({ parked: z.boolean() }));

/**
 * Puts a claim's deliveries back for a later attempt, and with them what else waits for their key; after the last attempt, or when they
 * cannot be read, they are parked and their key goes on. Answers how many were parked.
 */
export async function postponeClaim(claim: Claim, error: unknown): Promise<number> {
  const seconds = backoffSeconds(Math.max(...claim.events.map(({ attempt }) => attempt)));
  const { rows } = await pool.query(
    `WITH tried AS (
       UPDATE event_delivery SET "lastError" = $5, "nextTryAt" = now() + $6 * interval '1 second',
              "parkedAt" = CASE WHEN $7 OR attempts >= ${MAX_ATTEMPTS} THEN $8::timestamptz END
        WHERE "shopId" = $1 AND subscriber = $2 AND "entityKey" = $3 AND "eventId" = ANY ($4::bigint[])
       RETURNING "parkedAt" IS NOT NULL AS parked
     ), waiting AS (
       UPDATE event_delivery SET "nextTryAt" = now() + $6 * interval '1 second'
        WHERE "shopId" = $1 AND subscriber = $2 AND "entityKey" = $3 AND "eventId" <> ALL ($4::bigint[])
          AND "parkedAt" IS NULL AND "nextTryAt" < now() + $6 * interval '1 second' AND (SELECT NOT bool_and(parked) FROM tried))
     SELECT parked FROM tried`,
    [
      claim.shopId,
      claim.subscriber,
      claim.entityKey,
      claim.events.map(({ id }) => String(id)),
      String(error).slice(0, 2000),
      seconds,
      error instanceof UnreadableEvent,
      nowDate(),
    ],
  );
  return Parked.parse(rows).filter(({ parked }) => parked).length;
}

/** Puts claims back as if they had not been made: this process stops. */
export async function putBack(claims: readonly Claim[]): Promise<void> {
  await pool.query(
    `WITH ${HELD}
     UPDATE event_delivery d SET attempts = greatest(0, d.attempts - 1), "nextTryAt" = now() FROM held
      WHERE d."shopId" = held."shopId" AND d.subscriber = held.subscriber AND d."entityKey" = held."entityKey" AND d."eventId" = held."eventId"`,
    columnsOf(claims),
  );
}
