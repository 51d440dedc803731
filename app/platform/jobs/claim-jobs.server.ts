import { z } from "zod";
import { pool } from "../db/pool.server.ts";

/** A job in this process's hands. `attempt` is 0 when it is begun for the first time; with the id it names this claim and no other. */
export type TakenJob = { id: string; queue: string; shopId: number; payload?: unknown; attempt: number; attempts: number };

/** For how long a claim holds unless it is renewed. A process that dies leaves its jobs to others after so long. */
export const LEASE_SECONDS = 12;

/** A job that was in hand when its process died is tried again at once, so often at least, however often its kind is. */
const LOST_TRIES = 5;

/** Shops that one claim looks at in each queue, from the first on and from one taken at random. */
const WINDOW = 100;

/** What a queue can take: `free` jobs, of one shop `most` less what `held` says is in hand already. */
export type Capacity = { queue: string; free: number; most: number; held: ReadonlyMap<number, number> };

const Rows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    // A run of a schedule has no payload.
    data: z.object({ shopId: z.number(), payload: z.unknown().optional() }),
    attempt: z.number(),
    attempts: z.number(),
    turn: z.number(),
  }),
);

const UNIQUE_VIOLATION = "23505";

/**
 * Takes due jobs for this process: of each queue as many as there is room for, its shops in turn and the oldest of each shop first; of jobs
 * with one key one, and none while another with that key is at work. Answers "again" when another process took the same at that moment.
 */
export async function claimJobs(capacities: readonly Capacity[]): Promise<readonly TakenJob[] | "again"> {
  const held = capacities.flatMap(({ queue, held }) => [...held].map(([shop, count]) => ({ queue, shop, count })));
  try {
    const { rows } = await pool.query({
      name: "jobs-claim",
      text: CLAIM,
      values: [
        capacities.map(({ queue }) => queue),
        capacities.map(({ free }) => free),
        capacities.map(({ most }) => most),
        held.map(({ queue }) => queue),
        held.map(({ shop }) => shop),
        held.map(({ count }) => count),
      ],
    });
    return Rows.parse(rows)
      .sort((a, b) => a.turn - b.turn)
      .map(({ name, data, turn: _, ...job }) => ({ ...job, queue: name, ...data }));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION) return "again";
    throw error;
  }
}

const firstShopAfter = (shop: string) => `
  LATERAL (SELECT min((j.data ->> 'shopId')::int) AS shop FROM pgboss.job_common j
            WHERE j.name = found.name AND j.state < 'active' AND (j.data ->> 'shopId')::int > ${shop})`;

const CLAIM = `
  WITH RECURSIVE queue AS MATERIALIZED (
    SELECT * FROM unnest($1::text[], $2::int[], $3::int[]) AS queue (name, free, most)
  ), held AS MATERIALIZED (
    SELECT * FROM unnest($4::text[], $5::int[], $6::int[]) AS held (name, shop, count)
  ), start AS MATERIALIZED (
    SELECT 0 AS shop UNION ALL SELECT (random() * (SELECT max(id) FROM shop))::int
  ), walk AS (
    SELECT found.name, next.shop, 1 AS step FROM queue found CROSS JOIN start CROSS JOIN ${firstShopAfter("start.shop")} next WHERE next.shop IS NOT NULL
    UNION ALL
    SELECT found.name, next.shop, found.step + 1 FROM walk found CROSS JOIN ${firstShopAfter("found.shop")} next WHERE next.shop IS NOT NULL AND found.step < ${WINDOW}
  ), place AS (
    SELECT queue.*, shops.shop, queue.most - coalesce(held.count, 0) AS open
      FROM queue JOIN (SELECT DISTINCT name, shop FROM walk) shops USING (name) LEFT JOIN held USING (name, shop)
  ), due AS MATERIALIZED (
    SELECT place.name, place.free, place.shop, oldest.*
      FROM place CROSS JOIN LATERAL (
        SELECT j.id, j.group_id, j.start_after FROM pgboss.job_common j
         WHERE j.name = place.name AND (j.data ->> 'shopId')::int = place.shop AND j.state < 'active' AND NOT j.blocked
           AND j.start_after <= now()
           AND (j.group_id IS NULL OR NOT EXISTS (
             SELECT FROM pgboss.job_common a WHERE a.name = j.name AND a.group_id = j.group_id AND a.state = 'active'))
         ORDER BY j.start_after LIMIT least(place.free, place.open)) oldest
     WHERE place.open > 0
  ), one_of_each_key AS (
    SELECT DISTINCT ON (name, coalesce(group_id, id::text)) * FROM due ORDER BY name, coalesce(group_id, id::text), start_after
  ), in_turn AS (
    SELECT *, row_number() OVER (PARTITION BY name, shop ORDER BY start_after, id) AS turn FROM one_of_each_key
  ), fair AS MATERIALIZED (
    SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY name ORDER BY turn, start_after) AS rank FROM in_turn) ranked WHERE rank <= free
  ), mine AS MATERIALIZED (
    SELECT locked.*, fair.turn FROM fair CROSS JOIN LATERAL (
      SELECT j.name, j.id FROM pgboss.job_common j
       WHERE j.name = fair.name AND j.id = fair.id AND j.state < 'active' AND j.start_after <= now() FOR UPDATE SKIP LOCKED) locked
  )
  UPDATE pgboss.job_common j SET state = 'active', started_on = now(), heartbeat_on = now(),
         retry_count = CASE WHEN j.started_on IS NULL THEN j.retry_count ELSE j.retry_count + 1 END
    FROM mine WHERE j.name = mine.name AND j.id = mine.id
  RETURNING j.id::text, j.name, j.data, j.retry_count AS attempt, j.retry_limit AS attempts, mine.turn::int`;

/** The jobs given as the columns $1 to $3 that are still this process's. */
const STILL_MINE = `
  unnest($1::text[], $2::uuid[], $3::int[]) AS mine (name, id, attempt)
 WHERE j.name = mine.name AND j.id = mine.id AND j.retry_count = mine.attempt AND j.state = 'active'`;

const columnsOf = (jobs: readonly TakenJob[]) => [
  jobs.map(({ queue }) => queue),
  jobs.map(({ id }) => id),
  jobs.map(({ attempt }) => attempt),
];

/**
 * Keeps jobs that are still being worked on. What another statement has in hand is left out: it ends them or puts them back, and two
 * statements never wait for each other's rows.
 */
export async function renewJobs(jobs: readonly TakenJob[]): Promise<void> {
  await pool.query(
    `WITH held AS MATERIALIZED (SELECT j.name, j.id FROM pgboss.job_common j, ${STILL_MINE} FOR UPDATE OF j SKIP LOCKED)
     UPDATE pgboss.job_common j SET heartbeat_on = now() FROM held WHERE j.name = held.name AND j.id = held.id`,
    columnsOf(jobs),
  );
}

/** Takes jobs that are done off the list of what is to be done. One that somebody else has taken over meanwhile stays theirs. */
export async function completeJobs(jobs: readonly TakenJob[]): Promise<void> {
  const text = `UPDATE pgboss.job_common j SET state = 'completed', completed_on = now() FROM ${STILL_MINE}`;
  await pool.query({ name: "jobs-complete", text, values: columnsOf(jobs) });
}

/** Puts jobs back as if they had not been taken: this process stops. */
export async function putBackJobs(jobs: readonly TakenJob[]): Promise<void> {
  await pool.query(
    `UPDATE pgboss.job_common j SET state = 'created', started_on = NULL, heartbeat_on = NULL FROM ${STILL_MINE}`,
    columnsOf(jobs),
  );
}

/** Puts a job back as if it had not been taken, for so many seconds at least: it was not possible now. What is asked for meanwhile and is equal joins it. */
export async function putOffJob(job: TakenJob, seconds: number): Promise<void> {
  await pool.query({
    name: "jobs-put-off",
    text: `UPDATE pgboss.job_common j SET state = 'created', started_on = NULL, heartbeat_on = NULL,
                  start_after = now() + $4 * interval '1 second', data = j.data || '{"putOff": true}' FROM ${STILL_MINE}`,
    values: [...columnsOf([job]), seconds],
  });
}

/**
 * Makes jobs due whose process has not been heard of for a lease. While the database was away nobody could be heard: a lease is counted from
 * its start at the earliest. Answers their queues.
 */
export async function freeLostJobs(queues: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `WITH lost AS (
       UPDATE pgboss.job_common SET state = 'retry', start_after = now(), heartbeat_on = NULL
        WHERE state = 'active' AND heartbeat_on < now() - $2 * interval '1 second' AND name = ANY ($1)
          AND retry_count < greatest(retry_limit, ${LOST_TRIES})
          AND pg_postmaster_start_time() < now() - $2 * interval '1 second'
       RETURNING name)
     SELECT DISTINCT name FROM lost`,
    [queues, LEASE_SECONDS],
  );
  return rows.map(({ name }) => name);
}
