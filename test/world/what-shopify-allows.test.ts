import { afterEach, describe, expect, test } from "vitest";
import { enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { routingScopes } from "#app/shopify/granted-scopes.server.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();
afterEach(() => shop().trouble.clear());

const is = (fault: object) => shop().trouble.add(Fault.parse({ target: "shopify", ...fault }));

async function throttled(): Promise<number> {
  const { values } = (await metrics.getSingleMetric("waybill_admin_requests_total")?.get()) ?? { values: [] };
  return values.find(({ labels }) => labels["outcome"] === "throttled")?.value ?? 0;
}

describe("orders are shipped within what Shopify's plan allows:", () => {
  test.each(["standard", "advanced", "plus"])("on %s, several at once, and Shopify has to throttle none", async (plan) => {
    is({ kind: "plan", plan });
    const before = await throttled();
    const bought = Array.from({ length: 3 }, () => shop().buys({ "BOB-1": 1 }));
    for (const order of bought) {
      await orders.fulfilled(order);
      expect(orders.sent(order)).toHaveLength(1);
    }
    expect(await throttled()).toBe(before);
  });
});

const WRITE = ["write_assigned_fulfillment_orders", "write_fulfillments", ...routingScopes];

describe("where the app lost a right,", () => {
  const revoked = (...scopes: string[]) => {
    is({ kind: "scopes-revoked", scopes });
    shop().shopify.tellScopes();
  };
  const allowedAgain = () => {
    shop().trouble.clear();
    shop().shopify.tellScopes();
  };
  const needsPermission = () => shop().read((db) => db.exception.count({ where: { cause: "routing.needs-permission", resolvedAt: null } }));

  test("routing is off, with the reason on the worklist; allowed again, the merchant turns it on and new orders go", async () => {
    revoked(...routingScopes);
    await eventually(async () => (await needsPermission()) === 1);
    const order = shop().buys({ "BOB-1": 1 });
    await orders.reaches(order, "received");
    expect(orders.sent(order)).toEqual([]);

    allowedAgain();
    await eventually(async () => (await needsPermission()) === 0);
    await eventually(async () => (await enableRouting(shop().shop)).outcome === "on");
    const next = shop().buys({ "BOB-1": 1 });
    await orders.fulfilled(next);
    expect(orders.sent(next)).toHaveLength(1);
  });

  test("an order is shipped without its customer", async () => {
    revoked("read_customers");
    const order = shop().buys({ "BOB-1": 1 });
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("an order that can't be read waits, and is shipped once it can", async () => {
    revoked("read_orders");
    const asked = shop().timesAsked("OrdersToCopy");
    const order = shop().buys({ "BOB-1": 1 });
    await eventually(() => shop().timesAsked("OrdersToCopy") > asked);
    expect(orders.sent(order)).toEqual([]);
    allowedAgain();
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
  });

  test("a parcel that may not be told to Shopify was sent once, and is told when it may be", async () => {
    shop().shipbob.setAutoShip(false);
    const order = shop().buys({ "BOB-1": 1 });
    await orders.isSent(order);
    revoked(...WRITE);
    const asked = shop().timesAsked("OrderFulfillments");
    shop().shipbob.setAutoShip(true);
    // Before it tells, it looks whether it has.
    await eventually(() => shop().timesAsked("OrderFulfillments") > asked);
    expect(order.fulfillments).toEqual([]);
    allowedAgain();
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
    expect(order.fulfillments).toHaveLength(1);
  });
});
