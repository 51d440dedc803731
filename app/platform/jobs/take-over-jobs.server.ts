import { pool } from "../db/pool.server.ts";
import { log } from "../log.server.ts";

export type RenamedQueue = { name: string; policy: string; formerly: readonly string[] };

/**
 * Gives a queue what waits under its former names, whether due, put off or for another try; what was given up there bears the new name.
 *
 * A job that a process of an earlier release is at work on stays with it: should that process die, the queue puts the job up for another
 * try, and then it is taken over. A schedule's run is not taken over but dropped, since each start asks for a new one.
 */
export async function takeOverJobs(queues: readonly RenamedQueue[], deadQueue: string): Promise<void> {
  for (const { name, policy, formerly } of queues) {
    if (policy === "exclusive") {
      await pool.query(`DELETE FROM pgboss.job_common WHERE name = ANY ($1) AND state IN ('created', 'retry')`, [formerly]);
      continue;
    }
    const { rowCount } = await pool.query(
      `WITH given_up AS (UPDATE pgboss.job_common SET source_name = $1 WHERE name = $4 AND source_name = ANY ($3))
       UPDATE pgboss.job_common SET name = $1, policy = $2 WHERE name = ANY ($3) AND state IN ('created', 'retry')`,
      [name, policy, formerly, deadQueue],
    );
    if (rowCount) log.info({ queue: name, jobs: rowCount }, "jobs taken over from a former name");
  }
}
