import { pool } from "#app/platform/db/pool.server.ts";
import type { ShopId } from "#app/platform/ids.ts";

/** Drops what imports of a shop have staged, of one resource or of all. A running import does this itself; this is for what a crash left behind. */
export async function dropStaging(shopId: ShopId, resource?: string): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', 'staging', relname) AS name FROM pg_class
      WHERE relnamespace = to_regnamespace('staging') AND relkind = 'r' AND relname LIKE $1`,
    [`${resource ?? "%"} % of ${shopId}, %`],
  );
  for (const { name } of rows) await pool.query(`DROP TABLE IF EXISTS ${name}`);
}
