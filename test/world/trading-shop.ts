import { afterAll, beforeAll, beforeEach } from "vitest";
import { watchOrders } from "../fulfillment/watch-orders.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop, ShopWanted } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { workLeft } from "../support/work-left.ts";
import { asOwner } from "./as-owner.ts";

/** A shop that trades with two warehouses, open for all tests of a file; what is asked of its orders, and the hands of its owner. */
export function tradingShop(wanted: Partial<ShopWanted> = {}) {
  let open: OpenShop;
  beforeAll(async () => {
    open = await aShop({ ...twoWarehouses, ...wanted });
  });
  beforeEach(({ onTestFailed }) => {
    onTestFailed(async () => console.error(`Work left when it failed:\n${await workLeft(open.shop)}`));
  });
  afterAll(() => open.close());
  const shop = () => open;
  return { shop, orders: watchOrders(shop), owner: asOwner(shop) };
}
