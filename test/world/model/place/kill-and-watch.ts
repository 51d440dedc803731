import { setTimeout as pause } from "node:timers/promises";
import type { Place } from "./start-place.ts";
import type { Killed } from "./start-processes.ts";
import type { Schedules } from "./wait-for-quiet.ts";

/** What a merchant may have to wait for after a kill: the bar of the product. */
export const RESUMES_WITHIN_MS = 30_000;
const LOOK_MS = 200;

/** What the worker has in hand, and events that are due: what each piece is known by, and how often it was begun. */
const IN_HAND = `
  SELECT 'job ' || id AS piece, retry_count || ' ' || coalesce(started_on::text, '') AS begun FROM pgboss.job_common WHERE state = 'active'
   UNION ALL
  SELECT 'event ' || "subscriber" || ' ' || "eventId", attempts || '' FROM event_delivery WHERE "parkedAt" IS NULL AND "nextTryAt" <= now()`;

type Piece = { piece: string; begun: string };
type Watched = { place: Pick<Place, "processes" | "database">; schedules: Schedules };

/**
 * Kills one process as a power cut does, while there is work in hand. Answers how long it took until work went on: until web answers again,
 * until a worker has taken up all that the killed one had in hand, until work that was begun after PostgreSQL was killed is done. Null when
 * that was not so after three times the bar.
 */
export async function killAndWatch({ place, schedules }: Watched, which: Killed): Promise<number | null> {
  const { processes, database } = place;
  const inHand = () => database.rows<Piece>(IN_HAND);
  const before = new Map((await inHand()).map(({ piece, begun }) => [piece, begun]));
  const killedAt = new Date();
  const goesOn = {
    web: () => true,
    worker: async () => (await inHand()).every(({ piece, begun }) => before.get(piece) !== begun),
    async postgres() {
      await schedules.runAll();
      const done = `SELECT id FROM pgboss.job_common WHERE started_on > $1 AND state = 'completed' LIMIT 1`;
      return (await database.rows(done, [killedAt])).length > 0;
    },
  }[which];

  const from = performance.now();
  await processes.kill(which);
  for (;;) {
    const isOn = await goesOn();
    const passed = performance.now() - from;
    if (isOn) return passed;
    if (passed > 3 * RESUMES_WITHIN_MS) return null;
    await pause(LOOK_MS);
  }
}
