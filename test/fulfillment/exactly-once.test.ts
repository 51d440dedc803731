import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { allApplied } from "../support/all-applied.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { watchOrders } from "./watch-orders.ts";
import type { WireFault } from "../support/wire-faults.ts";

let shop: OpenShop;
beforeAll(async () => {
  // Every webhook of Shopify comes twice, the second time late: so old news follows new.
  shop = await aShop({ ...twoWarehouses, planSend: () => [{ delayMs: 0 }, { delayMs: 700 }] });
});
afterAll(() => shop.close());

const orders = watchOrders(() => shop);

const faults: [string, WireFault][] = [
  ["a warehouse that resets the connection after taking the order", { call: "POST /order", kind: "reset-after-effect" }],
  ["a warehouse that answers 500 after taking the order", { call: "POST /order", kind: "500-after-effect" }],
  ["a warehouse that is down for a moment", { call: "POST /order", kind: "500", times: 2 }],
  ["Shopify answering 500 after submitting the request", { call: "SubmitFulfillmentRequest", kind: "500-after-effect" }],
  ["Shopify resetting the connection before it accepts the request", { call: "AcceptFulfillmentRequest", kind: "reset" }],
  ["Shopify answering 500 after accepting the request", { call: "AcceptFulfillmentRequest", kind: "500-after-effect" }],
  ["Shopify resetting the connection after making the fulfillment", { call: "CreateFulfillment", kind: "reset-after-effect" }],
  ["Shopify answering 500 after making the fulfillment", { call: "CreateFulfillment", kind: "500-after-effect" }],
  ["Shopify resetting the connection while the order is read", { call: "OrdersToCopy", kind: "reset", times: 3 }],
];

describe.concurrent("each parcel is ordered once, and fulfilled once, in spite of", () => {
  test.each(faults)("%s", async (_, fault) => {
    shop.faults.add(fault);
    const order = shop.buys({ "BOB-1": 1 });
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
    expect(order.fulfillments).toHaveLength(1);
    expect(order.fulfillments[0]?.tracking[0]?.number).toBeTruthy();
  });

  test("Shopify answering 500 after moving a part of the order to its warehouse", async () => {
    shop.floorHolds("HOME-1", 5);
    shop.floorHolds("BOB-1", 5);
    shop.faults.add({ call: "MoveFulfillmentOrder", kind: "500-after-effect" });
    const order = shop.buys({ "HOME-1": 1, "BOB-1": 1 });
    const parcels = await orders.parcelsReach(order, "dispatched", "shipped");
    expect(parcels.map(({ lines }) => lines.map(({ sku }) => sku)).sort()).toEqual([["BOB-1"], ["HOME-1"]]);
    expect(orders.sent(order)).toHaveLength(1);
  });
});

test("each step of a parcel's way is told once, though Shopify answers 500 after taking it", async () => {
  const order = shop.buys({ "BOB-1": 1 });
  const [fulfillment] = await orders.fulfilled(order);
  shop.faults.add({ call: "CreateFulfillmentEvent", kind: "500-after-effect" });
  await pollWarehouses(shop.shop);
  await eventually(() => shop.faults.spent());
  await eventually(async () => (await shop.read((db) => db.shipmentEvent.count({ where: { publishedAt: null } }))) === 0);
  expect(fulfillment?.events.map(({ status }) => status)).toEqual(["LABEL_PURCHASED"]);
});

test("what came once and comes again, of both senders, changes nothing", async () => {
  const seen = shop.calls.seen.filter(({ method }) => method === "POST");
  const before = shop.ledger.entries().length;
  const answers = await Promise.all(seen.map((call) => shop.calls.again(shop.appUrl, call)));
  expect(new Set(answers)).toEqual(new Set([200, 204]));
  await allApplied();
  expect(shop.ledger.entries().slice(before)).toEqual([]);
});
