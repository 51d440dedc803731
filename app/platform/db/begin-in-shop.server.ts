import { AsyncLocalStorage } from "node:async_hooks";
import type { PoolClient } from "pg";
import type { ShopId } from "../ids.ts";
import { isForPage } from "./lane.server.ts";

type Wanted = { shopId: ShopId; isolation: Isolation; begun: boolean };

/** What a transaction sees of what others commit meanwhile: each statement what is there by then, or all of them what was there at the first. */
export type Isolation = "each-statement" | "one-snapshot-to-read";

const wanted = new AsyncLocalStorage<Wanted | undefined>();

/**
 * Opens a transaction by `open` that is a shop's own from its first statement on: the settings by which PostgreSQL keeps other shops' rows
 * away go out with its BEGIN, in one message. They end with the transaction, so that a connection goes back to the pool as it came.
 *
 * `work` throws before anything is read or written when they did not go out.
 */
export function beginInShop<T>(
  shopId: ShopId,
  isolation: Isolation,
  open: (begun: (work: () => Promise<T>) => Promise<T>) => Promise<T>,
): Promise<T> {
  const mine: Wanted = { shopId, isolation, begun: false };
  return wanted.run(mine, () =>
    open((work) => {
      if (!mine.begun) throw new Error("A shop's transaction was opened without the shop's settings.");
      return wanted.run(undefined, work);
    }),
  );
}

/** Lets a new connection begin transactions as `beginInShop` wants them. */
export function watchBegin(client: PoolClient): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  const watched = (...asked: unknown[]): unknown => {
    const mine = wanted.getStore();
    if (!mine || mine.begun || !isBegin(asked[0])) return query(...asked);
    mine.begun = true;
    const shopId = Number(mine.shopId).toFixed(0);
    // SET says the same as set_config and needs no plan.
    const planned = isForPage() ? "; SET LOCAL plan_cache_mode = auto; SET LOCAL enable_seqscan = on" : "";
    const begin = mine.isolation === "one-snapshot-to-read" ? "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" : "BEGIN";
    return query(`${begin}; SET LOCAL app.shop_id = '${shopId}'; SET LOCAL ROLE waybill_app${planned}`);
  };
  client.query = watched as PoolClient["query"];
}

/** As Prisma's adapter begins: a statement without values or callback. */
const isBegin = (asked: unknown): boolean => typeof asked === "object" && asked !== null && "text" in asked && asked.text === "BEGIN";
