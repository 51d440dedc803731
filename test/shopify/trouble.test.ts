import { afterEach, expect, test } from "vitest";
import { reconcileOrders } from "#app/orders/reconcile-orders.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { aShop } from "../support/a-shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";

let shop: OpenShop;
afterEach(() => shop.close());

const is = (fault: object) => shop.trouble.add(Fault.parse({ target: "shopify", ...fault }));

test.each([900, -900])("an order whose webhook is lost is found with Shopify's clock %i seconds ahead", async (seconds) => {
  shop = await aShop({ ...twoWarehouses, planSend: () => [] });
  is({ kind: "clock-skew", seconds });
  const order = shop.buys({ "BOB-1": 1 });
  await eventually(() => order.fulfillmentOrders.length > 0);
  await eventually(async () => {
    // What has just changed is left to its webhook.
    advanceTime(10_000);
    await reconcileOrders(shop.shop);
    return (await acrossShops.order.count({ where: { shopId: shop.shop.id, id: BigInt(order.id) } })) === 1;
  });
});

test("webhooks signed with the secret before the last rotation are taken as those with the new one", async () => {
  shop = await aShop({ ...twoWarehouses });
  is({ kind: "secret-rotated", rate: 0.5, seed: 2 });
  const orders = Array.from({ length: 8 }, () => shop.buys({ "BOB-1": 1 }));
  await eventually(
    async () =>
      (await acrossShops.order.count({ where: { shopId: shop.shop.id, id: { in: orders.map(({ id }) => BigInt(id)) } } })) ===
      orders.length,
  );
  expect(shop.trouble.list()[0]?.struck).toBeGreaterThan(2);
  expect(shop.shopify.webhookDeliveries().filter(({ lastAnswer }) => lastAnswer === "401")).toEqual([]);
});
