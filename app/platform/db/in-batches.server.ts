import type { ShopId } from "../ids.ts";
import { inShop } from "./in-shop.server.ts";
import type { ShopDb } from "./shop-db.ts";

/**
 * Does something to all rows of a shop that are to have it done, so many of them at once, each time in a transaction of its own: nobody waits long for
 * the rows of one. `some` does it to at most `most` of those that are left, and answers to how many; fewer are the last. Answers to how many in all.
 */
export async function inBatches(shop: { id: ShopId }, most: number, some: (db: ShopDb, most: number) => Promise<number>): Promise<number> {
  for (let all = 0; ;) {
    const done = await inShop(shop, (db) => some(db, most));
    all += done;
    if (done < most) return all;
  }
}
