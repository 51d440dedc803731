import { setTimeout as pause } from "node:timers/promises";
import type { Place } from "./start-place.ts";
import type { Killed } from "./start-processes.ts";

/** What a merchant may have to wait for after a kill: the bar of the product. */
export const RESUMES_WITHIN_MS = 30_000;
const LOOK_MS = 200;

/** Work that was in hand or due: what each piece is known by, and how often it was begun. */
const IN_HAND = `
  SELECT 'job ' || id AS piece, retry_count || ' ' || coalesce(started_on::text, '') AS begun FROM pgboss.job_common WHERE state = 'active'
   UNION ALL
  SELECT 'event ' || "subscriber" || ' ' || "eventId", attempts || '' FROM event_delivery WHERE "parkedAt" IS NULL AND "nextTryAt" <= now()`;

type Piece = { piece: string; begun: string };

/**
 * Kills one process as a power cut does, while it has work in hand. Answers how long it took until all of that work had been taken up again,
 * or null when that was not so after three times the bar.
 */
export async function killAndWatch({ processes, database }: Pick<Place, "processes" | "database">, which: Killed): Promise<number | null> {
  const before = new Map((await database.rows<Piece>(IN_HAND)).map(({ piece, begun }) => [piece, begun]));
  const killedAt = performance.now();
  await processes.kill(which);
  for (;;) {
    const still = (await database.rows<Piece>(IN_HAND)).filter(({ piece, begun }) => before.get(piece) === begun);
    const passed = performance.now() - killedAt;
    if (still.length === 0) return passed;
    if (passed > 3 * RESUMES_WITHIN_MS) return null;
    await pause(LOOK_MS);
  }
}
