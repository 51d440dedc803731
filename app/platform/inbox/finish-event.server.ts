import { nowDate } from "../clock.ts";
import { pool } from "../db/pool.server.ts";
import type { ClaimedEvent } from "./claim-events.server.ts";
import { UnreadableEvent } from "./unreadable-event.ts";

/** After so many attempts (some eleven hours) an event is given up, kept, and shown. */
export const MAX_ATTEMPTS = 80;

/** Seconds until the next attempt: doubling from one second to ten minutes. */
export function backoffSeconds(attempt: number): number {
  return Math.min(600, 2 ** Math.min(attempt - 1, 10));
}

export async function markApplied(event: ClaimedEvent): Promise<void> {
  await pool.query({
    name: "inbox-applied",
    text: `UPDATE inbox_event SET "appliedAt" = $3, "lastError" = NULL WHERE "shopId" = $1 AND id = $2`,
    values: [event.shopId, String(event.id), nowDate()],
  });
}

/** Puts an event back for a later attempt, or gives it up after the last. Answers whether it was given up. */
export async function markFailed(event: ClaimedEvent, error: unknown): Promise<boolean> {
  const isLast = event.attempt >= MAX_ATTEMPTS || error instanceof UnreadableEvent;
  await pool.query(
    `UPDATE inbox_event SET "lastError" = $3, "nextTryAt" = now() + $4 * interval '1 second', "failedAt" = $5
      WHERE "shopId" = $1 AND id = $2 AND "appliedAt" IS NULL`,
    [event.shopId, String(event.id), String(error).slice(0, 2000), backoffSeconds(event.attempt), isLast ? nowDate() : null],
  );
  return isLast;
}

/** Puts events back as if they had not been claimed: this process stops. */
export async function putBack(events: readonly ClaimedEvent[]): Promise<void> {
  await pool.query(
    `UPDATE inbox_event e SET attempts = greatest(0, e.attempts - 1), "nextTryAt" = now()
       FROM unnest($1::int[], $2::bigint[]) AS held (shop, id)
      WHERE e."shopId" = held.shop AND e.id = held.id AND e."appliedAt" IS NULL AND e."failedAt" IS NULL`,
    [events.map((event) => event.shopId), events.map((event) => String(event.id))],
  );
}
