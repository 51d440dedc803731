import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import type { Place } from "./start-place.ts";

type Watched = Pick<Place, "database" | "isTelling">;

const LOOK_MS = 40;

/** What the app still has in hand or before it: events that somebody has yet to apply, and jobs that are due, at work, put off or to be tried again. */
const IN_HAND = `
  SELECT (SELECT count(*) FROM event_delivery WHERE "parkedAt" IS NULL)::int AS events,
         (SELECT count(*) FROM pgboss.job_common
           WHERE name <> 'dead' AND (state IN ('active', 'retry') OR (state = 'created' AND (start_after <= now() + interval '1 second' OR data ? 'putOff'))))::int AS jobs,
         (SELECT coalesce(max(id), 0) FROM event)::text AS last`;

type InHand = { events: number; jobs: number; last: string };

/** Waits until nobody has anything to do, twice in a row. Answers what is still in hand when the time is up, or null. */
export async function untilIdle({ database, isTelling }: Watched, withinMs: number): Promise<InHand | null> {
  let before: InHand | undefined;
  for (const deadline = Date.now() + withinMs; ; await pause(LOOK_MS)) {
    const [now] = await database.rows<InHand>(IN_HAND);
    const isIdle = now?.events === 0 && now.jobs === 0 && !isTelling();
    if (isIdle && before?.last === now.last) return null;
    before = isIdle ? now : undefined;
    if (Date.now() > deadline) return now ?? null;
  }
}

export type Schedules = { runAll(): Promise<void>; stop(): Promise<void> };

/**
 * The app's schedules, asked for from outside: its timers go by the machine's time and not by the sandbox's clock, which leaps. After an hour
 * of the clock each of them has run, as it would have in an hour.
 */
export async function openSchedules({ database, processes }: Pick<Place, "database" | "processes">): Promise<Schedules> {
  const boss = new PgBoss({ connectionString: processes.databaseUrl, max: 1, migrate: false, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  const queues = await database.rows<{ name: string }>("SELECT name FROM pgboss.queue WHERE name LIKE 'every.%'");
  const shops = await database.rows<{ id: number }>("SELECT id FROM shop");
  return {
    async runAll() {
      for (const { name } of queues)
        await boss
          .insert(
            name,
            shops.map(({ id }) => ({ data: { shopId: id }, singletonKey: String(id) })),
          )
          // While the database is away nothing falls due; a run that waits already is one run.
          .catch(() => undefined);
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
