import { z } from "zod";
import { pool } from "../db/pool.server.ts";
import { log } from "../log.server.ts";
import type { Subscriber } from "./subscriber.ts";

const Orphans = z.array(z.object({ subscriber: z.string(), waiting: z.number() }));

/**
 * Writes down who hears what, for `storeEvent` and `publish` to fan out by, in whatever process they run: what this release says, and
 * nothing else. What still waits for a subscriber that is no longer there stays, and is said in the log: a migration takes care of it.
 */
export async function syncSubscriptions(subscribers: readonly Subscriber[]): Promise<void> {
  const names = new Set(subscribers.map(({ name }) => name));
  if (names.size < subscribers.length) throw new Error("Two subscribers have one name.");

  const rows = subscribers.flatMap(({ name, urgent, hears }) =>
    hears.flatMap(({ source, topics }) => topics.map((topic) => ({ name, source, topic, urgent }))),
  );
  await pool.query(
    `WITH wanted AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bool[]) AS one (subscriber, source, topic, urgent)
     ), gone AS (
       DELETE FROM event_subscription s WHERE NOT EXISTS (
         SELECT FROM wanted w WHERE w.subscriber = s.subscriber AND w.source = s.source AND w.topic = s.topic))
     INSERT INTO event_subscription (subscriber, source, topic, urgent) SELECT subscriber, source, topic, urgent FROM wanted
     ON CONFLICT (source, topic, subscriber) DO UPDATE SET urgent = excluded.urgent WHERE event_subscription.urgent <> excluded.urgent`,
    [rows.map(({ name }) => name), rows.map(({ source }) => source), rows.map(({ topic }) => topic), rows.map(({ urgent }) => urgent)],
  );

  const { rows: orphans } = await pool.query(
    `SELECT subscriber, count(*)::int AS waiting FROM event_delivery WHERE subscriber <> ALL ($1) AND "parkedAt" IS NULL GROUP BY 1`,
    [[...names]],
  );
  for (const orphan of Orphans.parse(orphans)) log.error(orphan, "events wait for a subscriber that is not there");
}
