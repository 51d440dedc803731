import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGates } from "#app/fulfillment/gates/open-gates.server.ts";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { holdFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/holds/hold-fulfillment-order.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { aShop } from "../support/a-shop.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { watchOrders } from "../fulfillment/watch-orders.ts";

const ada: Actor = { kind: "staff", id: "7", name: "Ada Byron" };

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
});
afterAll(() => shop.close());

const orders = watchOrders(() => shop);

/** Why it is held, in words. */
async function heldBecause(order: OrderRecord): Promise<string[]> {
  await orders.reaches(order, "held");
  const { held } = await shop.read((db) => db.order.findFirstOrThrow({ where: { id: BigInt(order.id) }, select: { held: true } }));
  return (held as unknown[]).map((why) => inEnglish(why));
}

const isNowhere = async (order: OrderRecord) => {
  expect(await orders.parcels(order)).toEqual([]);
  expect(orders.sent(order)).toEqual([]);
};

describe("before a warehouse hears of an order", () => {
  test("an unpaid one waits with its reason, and goes when a person lets it", async () => {
    const order = shop.buys({ "BOB-1": 1 }, { cashOnDelivery: true });
    order.paymentGateway = "Bank Deposit";
    expect(await heldBecause(order)).toEqual(["It hasn't been paid yet."]);
    await isNowhere(order);

    expect(await openGates(shop.shop, BigInt(order.id), ada)).toMatchObject({ ok: true });
    await orders.isSent(order);
    const timeline = await shop.read((db) => db.timelineEntry.findMany({ where: { orderId: BigInt(order.id), event: "released" } }));
    expect(timeline.map(({ actor, message }) => [actor, inEnglish(message)])).toEqual([
      [ada, "Let the order go all the same. It hasn't been paid yet."],
    ]);
  });

  test("cash on delivery goes", async () => {
    const order = shop.buys({ "HOME-1": 1 }, { cashOnDelivery: true });
    await orders.parcelsReach(order, "dispatched");
  });

  test("a test order is never sent, and no person can let it go", async () => {
    const order = shop.buys({ "BOB-1": 1 }, { test: true });
    expect(await heldBecause(order)).toEqual(["This is a test order: it is never sent to a warehouse."]);
    expect(await openGates(shop.shop, BigInt(order.id), ada)).toMatchObject({ ok: false });
    await isNowhere(order);
  });

  test("a tag that the merchant named keeps it back until the policy no longer says so", async () => {
    const policy = { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: ["hold"] } as const;
    await saveGates(shop.shop, policy);
    const order = shop.buys({ "HOME-1": 1 }, { tags: ["Hold"] });
    expect(await heldBecause(order)).toEqual(['It has the tag "Hold".']);
    await saveGates(shop.shop, { ...policy, holdTags: [] });
    await orders.parcelsReach(order, "dispatched");
  });

  test("a hold that somebody placed in Shopify is told as such", async () => {
    const order = shop.buys({ "HOME-1": 1 }, { postPurchaseMs: 1500 });
    const [fulfillmentOrder] = await eventually(() => order.fulfillmentOrders.length > 0 && order.fulfillmentOrders);
    if (!fulfillmentOrder) throw new Error("not routed");
    holdFulfillmentOrder(shop.state, fulfillmentOrder, { reason: "INCORRECT_ADDRESS", byApp: false });
    expect(await heldBecause(order)).toEqual(["It is on hold in Shopify: incorrect address."]);
    await isNowhere(order);
  });
});
