import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { find, type Made } from "../decisions/keep-decisions.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { type Units, withoutUnits } from "../offered/offered-in-the-way.ts";
import { planWithStock } from "./plan-with-stock.server.ts";
import { routableOrder } from "./routable-order.ts";
import { withSkusGivenSince } from "./skus-given-since.server.ts";

export type ToPlan = {
  order: OrderInFulfillment;
  waiting: OrderInFulfillment["fulfillmentOrders"];
  decided: readonly Made[];
  /** Units that are left aside. */
  without?: readonly Units[];
};

export type PlannedOrder = Awaited<ReturnType<typeof planOrder>>;

/** The plan by stock and prices as they are. Nothing is written. */
export async function planOrder(db: ShopDb, shop: Shop, { order, waiting, decided, without = [] }: ToPlan) {
  const chosen = find(decided, "warehouse")?.decision.warehouseId;
  const plan = async (allSkus: boolean) => {
    const all = routableOrder(order, await withSkusGivenSince(db, shop, waiting, allSkus), shop.currency);
    const wanted = { ...all, lines: withoutUnits(all.lines, without) };
    return { wanted, ...(await planWithStock(db, shop, wanted, order, chosen)) };
  };
  const asSold = await plan(false);
  // What was sold under another's SKU may have one of its own by now.
  const isShared = asSold.outcome.outcome === "unroutable" && asSold.outcome.cause === "sku-shared";
  return isShared ? plan(true) : asSold;
}
