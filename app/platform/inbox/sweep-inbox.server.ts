import { nowDate } from "../clock.ts";
import { pool } from "../db/pool.server.ts";
import type { ShopId } from "../ids.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 5000;

/**
 * Deletes a shop's events that were applied longer ago than so many days: by then they are evidence of nothing, and their bodies hold
 * personal data. Events that were given up stay until a person has dealt with them. Answers how many it deleted.
 */
export async function sweepInbox(shop: { id: ShopId }, keepDays: number): Promise<number> {
  const before = new Date(nowDate().getTime() - keepDays * DAY_MS);
  let deleted = 0;
  for (let last = AT_ONCE; last === AT_ONCE; deleted += last) {
    const { rowCount } = await pool.query(
      `DELETE FROM inbox_event WHERE "shopId" = $1 AND id = ANY (ARRAY(
         SELECT id FROM inbox_event WHERE "shopId" = $1 AND "appliedAt" < $2 LIMIT ${AT_ONCE}))`,
      [shop.id, before],
    );
    last = rowCount ?? 0;
  }
  return deleted;
}
