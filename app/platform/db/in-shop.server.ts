import type { ShopId } from "../ids.ts";
import { acrossShops } from "./across-shops.server.ts";
import type { ShopDb } from "./shop-db.ts";
import { markedAsTransaction } from "./transaction-in-hand.server.ts";

/**
 * Does `work` in one transaction that sees and changes rows of this shop alone: PostgreSQL itself refuses the rest.
 *
 * Commits when `work` is done and rolls back when it throws. Calls to the outside have no place in it (`expectNoTransaction`): a transaction
 * holds a connection, and is ended after 30 seconds.
 */
export function inShop<T>(shop: { id: ShopId }, work: (db: ShopDb) => Promise<T>): Promise<T> {
  return acrossShops.$transaction(async (db) => {
    // Both settings end with the transaction, so that a connection goes back to the pool as it came.
    await db.$queryRaw`SELECT set_config('app.shop_id', ${String(shop.id)}, true), set_config('role', 'waybill_app', true)`;
    return markedAsTransaction(() => work(db));
  });
}
