import { z } from "zod";
import { nowDate } from "../clock.ts";
import { pool } from "../db/pool.server.ts";
import { log } from "../log.server.ts";

const EVERY_MS = 1000;
const JUMP_MS = 2000;

/**
 * Jobs that were put off fall due by the app's clock, though the queue goes by the database's. While the two run side by side there is
 * nothing to do; when the app's clock has jumped ahead of the database's (a correction, a machine that slept), what has fallen due on
 * the way is called up.
 */
export function followClock(): () => void {
  let known: number | undefined;
  const look = async () => {
    const { rows } = await pool.query("SELECT now() AS now");
    const now = nowDate();
    const ahead =
      now.getTime() -
      (z
        .array(z.object({ now: z.date() }))
        .parse(rows)[0]
        ?.now.getTime() ?? 0);
    if (known === undefined || ahead - known > JUMP_MS) await callUp(now);
    known = ahead;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.debug({ err: error }, "clock not compared"));
  }, EVERY_MS);
  return () => clearInterval(timer);
}

async function callUp(now: Date): Promise<void> {
  await pool.query(
    `WITH due AS (
       UPDATE pgboss.job_common SET start_after = now()
        WHERE state = 'created' AND start_after > now() AND (data ->> 'dueAt')::timestamptz <= $1
        RETURNING name)
     SELECT pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), name) FROM (SELECT DISTINCT name FROM due) names`,
    [now],
  );
}
