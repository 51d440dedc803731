import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { routingScopes } from "#app/shopify/granted-scopes.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { submitFulfillmentRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-fulfillment-request.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { watchOrders } from "../fulfillment/watch-orders.ts";
import { aShop } from "../support/a-shop.ts";
import { dieAt } from "../support/die-at.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";

let shop: OpenShop;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
const orders = watchOrders(() => shop);

beforeAll(async () => {
  shop = await aShop({ ...twoWarehouses, works: false, grants: routingScopes, planSend: () => [{ delayMs: 0 }] });
  expect(await enableRouting(shop.shop)).toMatchObject({ outcome: "on" });
});
afterAll(() => shop.close());

afterEach(async () => {
  await worker?.stop(5000);
  worker = undefined;
});

const openOnes = (order: OrderRecord) => order.fulfillmentOrders.filter(({ status }) => status !== "CLOSED" && status !== "CANCELLED");

/** Its request is accepted in Shopify by a process that dies before it has written the parcel; then another one goes on. */
async function isAcceptedAndKilled(order: OrderRecord) {
  const script = new URL("../support/run-worker.ts", import.meta.url);
  expect(await dieAt("request.accepted", { script, origin: shop.origin })).toBe("SIGKILL");
  expect(order.fulfillmentOrders.map(({ requestStatus }) => requestStatus)).toContain("ACCEPTED");
  expect(orders.sent(order)).toEqual([]);
  worker = await startWorker(rooms, { works: true });
}

async function isSentOnce(order: OrderRecord) {
  await orders.fulfilled(order);
  expect(orders.sent(order)).toHaveLength(1);
  expect(await orders.parcels(order)).toHaveLength(1);
}

test("an order whose request Shopify has as accepted, by a process that died before it wrote its parcel, is sent once", async () => {
  const order = shop.buys({ "BOB-1": 1 });
  await isAcceptedAndKilled(order);
  await isSentOnce(order);
});

test("so is one that the merchant requested by hand", async () => {
  const order = shop.buys({ "BOB-1": 1 });
  await eventually(() => openOnes(order).length === 1);
  const asked = submitFulfillmentRequest(shop.state, `gid://shopify/FulfillmentOrder/${openOnes(order)[0]?.id ?? 0}`, {});
  expect(asked.outcome).toBe("submitted");
  await isAcceptedAndKilled(order);
  await isSentOnce(order);
});
