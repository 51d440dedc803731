import type { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { acrossShops } from "./across-shops.server.ts";
import { againAfterDeadlock } from "./again-after-deadlock.ts";
import { beginInShop } from "./begin-in-shop.server.ts";
import type { ShopDb } from "./shop-db.ts";
import { markedAsTransaction } from "./transaction-in-hand.server.ts";

/**
 * Does `work` in one transaction that sees and changes rows of this shop alone: PostgreSQL itself refuses the rest.
 *
 * Commits when `work` is done and rolls back when it throws. Calls to the outside have no place in it (`expectNoTransaction`): a transaction
 * holds a connection, and is ended after 30 seconds. `work` is done again from its beginning after a deadlock: what it keeps in memory, it
 * keeps in what it answers.
 */
export function inShop<T>(shop: { id: ShopId }, work: (db: ShopDb) => Promise<T>): Promise<T> {
  return againAfterDeadlock(
    () => beginInShop(shop.id, (begun) => acrossShops.$transaction((db) => begun(() => markedAsTransaction(() => work(db))))),
    (fault, attempt) => {
      log.warn({ err: fault, attempt }, "deadlock");
    },
  );
}
