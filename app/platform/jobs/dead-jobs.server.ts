import { z } from "zod";
import { pool } from "../db/pool.server.ts";
import type { ShopId } from "../ids.ts";
import { deadQueue } from "./open-queues.server.ts";

const DeadJob = z.object({ id: z.string(), name: z.string(), failedAt: z.date(), attempts: z.number(), error: z.string().nullable() });

/** A job that has failed for the last time. */
export type DeadJob = z.infer<typeof DeadJob>;

/** A shop's jobs that have failed for the last time, newest first. They stay for sixty days, or until they are tried again. */
export async function deadJobs(shop: { id: ShopId }): Promise<readonly DeadJob[]> {
  const { rows } = await pool.query(
    `SELECT id, source_name AS name, created_on AS "failedAt", source_retry_count + 1 AS attempts, source_output ->> 'message' AS error
       FROM pgboss.job_common
      WHERE name = $1 AND state = 'created' AND (data ->> 'shopId')::int = $2
      ORDER BY created_on DESC LIMIT 100`,
    [deadQueue, shop.id],
  );
  return z.array(DeadJob).parse(rows);
}
