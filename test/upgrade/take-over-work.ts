import { pool } from "#app/platform/db/pool.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";

/** Opens the queues of today over those that are there, as every start of the app does. */
export async function openQueues(): Promise<void> {
  await startWorker(rooms, { works: false });
}

/** Queues in which something waits that nobody takes, each once. What is in hand under a former name is taken once its process has died. */
export async function jobsOfNobody(): Promise<string[]> {
  const taken = [...rooms.jobs.map(({ name }) => name), ...rooms.schedules.map(({ name }) => `every.${name}`), "dead"];
  const { rows } = await pool.query<{ name: string }>(
    `SELECT DISTINCT name FROM pgboss.job_common
      WHERE state IN ('created', 'retry', 'active') AND name <> ALL ($1) AND NOT (state = 'active' AND name = ANY ($2))`,
    [taken, rooms.jobs.flatMap(({ formerly }) => formerly)],
  );
  return rows.map(({ name }) => name);
}

/** Subscribers that are not there and for whom something waits, each once. */
export async function eventsOfNobody(): Promise<string[]> {
  const { rows } = await pool.query<{ subscriber: string }>("SELECT DISTINCT subscriber FROM event_delivery WHERE subscriber <> ALL ($1)", [
    rooms.subscribers.map(({ name }) => name),
  ]);
  return rows.map(({ subscriber }) => subscriber);
}
