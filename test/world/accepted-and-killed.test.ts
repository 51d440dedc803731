import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { routingScopes } from "#app/shopify/granted-scopes.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { watchOrders } from "../fulfillment/watch-orders.ts";
import { aShop } from "../support/a-shop.ts";
import { dieAt } from "../support/die-at.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";

vi.setConfig({ testTimeout: 120_000 });

let shop: OpenShop;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
const orders = watchOrders(() => shop);

beforeAll(async () => {
  shop = await aShop({ ...twoWarehouses, works: false, grants: routingScopes, planSend: () => [{ delayMs: 0 }] });
  expect(await enableRouting(shop.shop)).toMatchObject({ outcome: "on" });
});
afterAll(async () => {
  await worker?.stop(5000);
  await shop.close();
});

test("an order whose request Shopify has as accepted, by a process that died before it wrote its parcel, is sent once", async () => {
  const order = shop.buys({ "BOB-1": 1 });
  expect(await dieAt("request.accepted", { script: new URL("../support/run-worker.ts", import.meta.url), origin: shop.origin })).toBe(
    "SIGKILL",
  );
  expect(order.fulfillmentOrders.map(({ requestStatus }) => requestStatus)).toContain("ACCEPTED");
  expect(orders.sent(order)).toEqual([]);

  worker = await startWorker(rooms, { works: true });
  await orders.fulfilled(order);
  expect(orders.sent(order)).toHaveLength(1);
  expect(await orders.parcels(order)).toHaveLength(1);
});
