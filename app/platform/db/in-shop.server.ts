import type { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { acrossShops } from "./across-shops.server.ts";
import { againAfterDeadlock } from "./again-after-deadlock.ts";
import { beginInShop, type Isolation } from "./begin-in-shop.server.ts";
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
  return begun(shop, "each-statement", work);
}

/**
 * The same for what is only read, all of it as it was at one moment: a page that is put together from several tables shows no half of what is
 * written meanwhile, such as an order's route without its parcels. PostgreSQL refuses to change anything in it.
 */
export function readInShop<T>(shop: { id: ShopId }, work: (db: ShopDb) => Promise<T>): Promise<T> {
  return begun(shop, "one-snapshot-to-read", work);
}

function begun<T>(shop: { id: ShopId }, isolation: Isolation, work: (db: ShopDb) => Promise<T>): Promise<T> {
  return againAfterDeadlock(
    () => beginInShop(shop.id, isolation, (open) => acrossShops.$transaction((db) => open(() => markedAsTransaction(() => work(db))))),
    (fault, attempt) => {
      log.warn({ err: fault, attempt }, "deadlock");
    },
  );
}
