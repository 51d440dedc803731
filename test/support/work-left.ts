import { pool } from "#app/platform/db/pool.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What of a shop's work was not done, or not yet, a line each: jobs, and events that a subscriber is still to be given. Tells why a test waited in vain. */
export async function workLeft(shop: Pick<Shop, "id">): Promise<string> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat_ws(' ', name, state, 'at', start_after, 'tries', retry_count, data ->> 'payload', output ->> 'message') AS line
       FROM pgboss.job_common WHERE (data ->> 'shopId')::int = $1 AND state NOT IN ('completed', 'cancelled') AND name NOT LIKE 'every.%'
     UNION ALL
     SELECT concat_ws(' ', subscriber, "entityKey", 'at', "nextTryAt", 'tries', attempts, "lastError") FROM event_delivery WHERE "shopId" = $1`,
    [shop.id],
  );
  return rows.length > 0 ? rows.map(({ line }) => line).join("\n") : "nothing";
}
