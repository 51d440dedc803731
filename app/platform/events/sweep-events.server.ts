import { nowDate } from "../clock.ts";
import { pool } from "../db/pool.server.ts";
import type { ShopId } from "../ids.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 5000;

/**
 * Deletes a shop's events that came longer ago than so many days and that everybody has applied: by then they are evidence of nothing, and
 * their bodies hold personal data. Events that somebody has yet to apply, or could not, stay. Answers how many it deleted.
 */
export async function sweepEvents(shop: { id: ShopId }, keepDays: number): Promise<number> {
  const before = new Date(nowDate().getTime() - keepDays * DAY_MS);
  let deleted = 0;
  for (let last = AT_ONCE; last === AT_ONCE; deleted += last) {
    const { rowCount } = await pool.query(
      `DELETE FROM event WHERE "shopId" = $1 AND id = ANY (ARRAY(
         SELECT e.id FROM event e
          WHERE e."shopId" = $1 AND e."receivedAt" < $2
            AND NOT EXISTS (SELECT FROM event_delivery d WHERE d."shopId" = e."shopId" AND d."eventId" = e.id)
          LIMIT ${AT_ONCE}))`,
      [shop.id, before],
    );
    last = rowCount ?? 0;
  }
  return deleted;
}
