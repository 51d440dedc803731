import { describe, expect, test } from "vitest";
import { openGates } from "#app/fulfillment/gates/open-gates.server.ts";
import { saveGates } from "#app/fulfillment/gates/save-gates.server.ts";
import { ada } from "../support/ada.ts";
import { holdFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/holds/hold-fulfillment-order.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();

/** Why it is held, in words. */
async function heldBecause(order: OrderRecord): Promise<string[]> {
  await orders.reaches(order, "held");
  const { held } = await shop().read((db) => db.order.findFirstOrThrow({ where: { id: BigInt(order.id) }, select: { held: true } }));
  return (held as unknown[]).map((why) => inEnglish(why));
}

const isNowhere = async (order: OrderRecord) => {
  expect(await orders.parcels(order)).toEqual([]);
  expect(orders.sent(order)).toEqual([]);
};

describe("before a warehouse hears of an order", () => {
  test("an unpaid one waits with its reason, and goes when a person lets it", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { payment: "pending", gateway: "Bank Deposit" });
    expect(await heldBecause(order)).toEqual(["It hasn't been paid yet."]);
    await isNowhere(order);

    expect(await openGates(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: true });
    await orders.isSent(order);
    const timeline = await shop().read((db) => db.timelineEntry.findMany({ where: { orderId: BigInt(order.id), event: "released" } }));
    expect(timeline.map(({ actor, message }) => [actor, inEnglish(message)])).toEqual([
      [ada, "Let the order go all the same. It hasn't been paid yet."],
    ]);
  });

  test("cash on delivery goes", async () => {
    const order = shop().buys({ "HOME-1": 1 }, { cashOnDelivery: true });
    await orders.parcelsReach(order, "dispatched");
  });

  test.each(["authorized", "paid"] as const)("an order that is %s goes", async (payment) => {
    await orders.parcelsReach(shop().buys({ "HOME-1": 1 }, { payment }), "dispatched");
  });

  test("one whose payment was voided never goes", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { payment: "voided" });
    expect(await heldBecause(order)).toEqual(["Its payment was voided."]);
    expect(await openGates(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: false });
    await isNowhere(order);
  });

  test("a high risk of fraud is held, also when Shopify finds it out after the order", async () => {
    expect(await heldBecause(shop().buys({ "BOB-1": 1 }, { risk: "HIGH" }))).toEqual([
      "Shopify found a high risk of fraud and advises to cancel it.",
    ]);
    await orders.parcelsReach(shop().buys({ "HOME-1": 1 }, { risk: "MEDIUM" }), "dispatched");
  });

  test("what is picked up in the shop is not a warehouse's, and what is scheduled waits for its day", async () => {
    const variant = shop().variants.get("HOME-1");
    if (!variant) throw new Error("not sold");
    const collected = shop().buys({}, { lines: [{ variant, quantity: 1, delivery: "PICK_UP" }] });
    await orders.reaches(collected, "done_elsewhere");
    await isNowhere(collected);

    const later = shop().buys({ "HOME-1": 1 }, { scheduledFor: shop().state.now() + 3 * 86_400_000 });
    expect((await heldBecause(later))[0]).toMatch(/^It is scheduled: Shopify releases it on /);
    await isNowhere(later);
  });

  test("a test order is never sent, and no person can let it go", async () => {
    const order = shop().buys({ "BOB-1": 1 }, { test: true });
    expect(await heldBecause(order)).toEqual(["This is a test order: it is never sent to a warehouse."]);
    expect(await openGates(shop().shop, BigInt(order.id), ada)).toMatchObject({ ok: false });
    await isNowhere(order);
  });

  test("a tag that the merchant named keeps it back until the policy no longer says so", async () => {
    const policy = { holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: ["hold"], waitMinutes: 0 } as const;
    await saveGates(shop().shop, policy);
    const order = shop().buys({ "HOME-1": 1 }, { tags: ["Hold"] });
    expect(await heldBecause(order)).toEqual(['It has the tag "Hold".']);
    await saveGates(shop().shop, { ...policy, holdTags: [] });
    await orders.parcelsReach(order, "dispatched");
  });

  test("a hold that somebody placed in Shopify is told as such", async () => {
    const order = shop().buys({ "HOME-1": 1 }, { postPurchaseMs: 1500 });
    const [fulfillmentOrder] = await eventually(() => order.fulfillmentOrders.length > 0 && order.fulfillmentOrders);
    if (!fulfillmentOrder) throw new Error("not routed");
    holdFulfillmentOrder(shop().state, fulfillmentOrder, { reason: "INCORRECT_ADDRESS", byApp: false });
    expect(await heldBecause(order)).toEqual(["It is on hold in Shopify: incorrect address."]);
    await isNowhere(order);
  });

  test("a hold that another app placed says what the app noted, on the timeline too", async () => {
    const order = shop().buys({ "HOME-1": 1 }, { postPurchaseMs: 1500 });
    const [fulfillmentOrder] = await eventually(() => order.fulfillmentOrders.length > 0 && order.fulfillmentOrders);
    if (!fulfillmentOrder) throw new Error("not routed");
    const hold = { reason: "OTHER", reasonNotes: "Pre-order: ships on 12 December", byApp: false };
    holdFulfillmentOrder(shop().state, fulfillmentOrder, hold);
    const why = 'It is on hold in Shopify: "Pre-order: ships on 12 December"';
    expect(await heldBecause(order)).toEqual([why]);
    expect(await orders.timeline(order)).toEqual([`Held it back. ${why}`]);
    await isNowhere(order);
  });
});
