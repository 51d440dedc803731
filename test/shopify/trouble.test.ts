import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reconcileOrders } from "#app/orders/reconcile-orders.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { upsertShop } from "#app/shopify/upsert-shop.server.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { aShop } from "../support/a-shop.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";

vi.setConfig({ testTimeout: 240_000 });

let shop: OpenShop;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
afterEach(async () => {
  await worker?.stop(5000);
  worker = undefined;
  await shop.close();
});

const is = (fault: object) => shop.trouble.add(Fault.parse({ target: "shopify", ...fault }));

const isImported = (id: number) =>
  eventually(async () => (await acrossShops.shop.findUniqueOrThrow({ where: { id } })).importedAt ?? undefined, 120_000);

beforeEach(() => {
  worker = undefined;
});

test.each(["bulk-failed", "bulk-partial"])(
  "an import of which Shopify's file fails (%s) is begun anew, and nothing is missing or twice",
  async (kind) => {
    shop = await aShop({ sells: { LAMP: 5, MUG: 5 } });
    for (let count = 0; count < 9; count += 1) shop.buys({ LAMP: 1 });
    await acrossShops.shop.delete({ where: { id: shop.shop.id } });
    is({ kind, operation: "orders", times: 1 });
    is({ kind, operation: "products", times: 1 });
    worker = await startWorker(rooms, { works: true });
    const { id } = await upsertShop(shop.domain);
    await isImported(id);
    expect(await acrossShops.order.count({ where: { shopId: id } })).toBe(9);
    expect(await acrossShops.product.count({ where: { shopId: id } })).toBe(shop.state.products.size);
    expect(shop.trouble.list().map(({ struck }) => struck)).toEqual([1, 1]);
  },
);

test("an import into an app whose bulk operations are not enabled says what Shopify doesn't allow, and goes on when they are", async () => {
  shop = await aShop({ sells: { LAMP: 5 } });
  await acrossShops.shop.delete({ where: { id: shop.shop.id } });
  is({ kind: "bulk-denied" });
  worker = await startWorker(rooms, { works: true });
  const { id } = await upsertShop(shop.domain);
  await eventually(async () => (await acrossShops.importStep.count({ where: { shopId: id, state: "failed" } })) > 0, 60_000);
  shop.trouble.clear();
  await isImported(id);
});

test.each([900, -900])("an order whose webhook is lost is found with Shopify's clock %i seconds ahead", async (seconds) => {
  shop = await aShop({ ...twoWarehouses, planSend: () => [] });
  is({ kind: "clock-skew", seconds });
  const order = shop.buys({ "BOB-1": 1 });
  await eventually(async () => {
    await reconcileOrders(shop.shop);
    return (await acrossShops.order.count({ where: { shopId: shop.shop.id, id: BigInt(order.id) } })) === 1;
  }, 90_000);
});

test("webhooks signed with the secret before the last rotation are taken as those with the new one", async () => {
  shop = await aShop({ ...twoWarehouses });
  is({ kind: "secret-rotated", rate: 0.5, seed: 2 });
  const orders = Array.from({ length: 8 }, () => shop.buys({ "BOB-1": 1 }));
  await eventually(
    async () =>
      (await acrossShops.order.count({ where: { shopId: shop.shop.id, id: { in: orders.map(({ id }) => BigInt(id)) } } })) ===
      orders.length,
    60_000,
  );
  expect(shop.trouble.list()[0]?.struck).toBeGreaterThan(2);
  expect(shop.shopify.webhookDeliveries().filter(({ lastAnswer }) => lastAnswer === "401")).toEqual([]);
});

test("an app that is not approved for protected customer data still copies what it is told of", async () => {
  shop = await aShop({ ...twoWarehouses });
  is({ kind: "protected-data" });
  const order = shop.buys({ "BOB-1": 1 });
  await eventually(async () => (await acrossShops.order.count({ where: { shopId: shop.shop.id, id: BigInt(order.id) } })) === 1, 60_000);
});
