import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { disableRouting, enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { rerouteOrder } from "#app/fulfillment/reroute-order.server.ts";
import { holdFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/holds/hold-fulfillment-order.ts";
import { releaseHolds } from "#sandbox/shopify/fulfillment-orders/holds/release-holds.ts";
import { submitCancellationRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-cancellation-request.ts";
import { submitFulfillmentRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-fulfillment-request.ts";
import { cancelOrder } from "#sandbox/shopify/state/cancel-order.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { watchOrders } from "./watch-orders.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
});
afterAll(() => shop.close());

const orders = watchOrders(() => shop);
const open = (order: OrderRecord) => order.fulfillmentOrders.filter((one) => one.status !== "CLOSED" && one.status !== "CANCELLED");
const gidOf = (order: OrderRecord) => `gid://shopify/FulfillmentOrder/${open(order)[0]?.id ?? 0}`;
const cancelAtShopify = (order: OrderRecord) => cancelOrder(shop.state, order, { reason: "CUSTOMER", restock: true, refund: false });

describe("what the merchant asks of a warehouse in Shopify", () => {
  test("is done when he requests fulfillment himself, though only the ping to the warehouse arrives", async () => {
    await disableRouting(shop.shop);
    const order = shop.buys({ "BOB-1": 1 });
    await eventually(() => open(order).length > 0);
    await orders.reaches(order, "received");
    await eventually(() => shop.shopify.webhookDeliveries().every(({ state }) => state === "delivered"));

    shop.calls.lose(/webhooks\/shopify/);
    expect(submitFulfillmentRequest(shop.state, gidOf(order), {}).outcome).toBe("submitted");
    await orders.isSent(order);
    shop.calls.lose();
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
    await enableRouting(shop.shop);
  });

  test("is granted when he cancels while it can be stopped, and then the order is his: re-routed, it goes again", async () => {
    shop.shipbob.setAutoShip(false);
    const order = shop.buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(submitCancellationRequest(shop.state, gidOf(order), null).outcome).toBe("submitted");

    const words = await orders.asksForPerson(order, "order.called-back");
    expect(words).toBe(`You took ${order.name} back from its warehouse. Cancel it in Shopify, or re-route it here.`);
    await eventually(() => open(order)[0]?.requestStatus === "UNSUBMITTED");
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["cancelled"]);
    await orders.reaches(order, "needs_you");

    expect(await rerouteOrder(shop.shop, BigInt(order.id), ada)).toEqual({ outcome: "started" });
    shop.shipbob.setAutoShip(true);
    expect(await orders.fulfilled(order)).toHaveLength(1);
    await orders.isNoLongerAsked(order, "order.called-back");
  });

  test("is refused when he cancels after the warehouse picked it, and the parcel goes on", async () => {
    const order = shop.buys({ "BOB-1": 1 });
    const reference = `waybill-${order.id}-1`;
    await orders.isSent(order);
    await eventually(() =>
      shop.shipbob.state().orders.some((one) => one.reference_id === reference && JSON.stringify(one).includes('"Picked"')),
    );
    submitCancellationRequest(shop.state, gidOf(order), null);
    expect(await orders.fulfilled(order)).toHaveLength(1);
    const answers = shop.ledger
      .entries("shopify")
      .filter(({ effect, reference: name }) => effect.startsWith("cancellation_") && name === order.name);
    expect(answers.map(({ effect }) => effect)).not.toContain("cancellation_accepted");
  });

  test("a fulfillment order that he holds waits until he lets it go", async () => {
    const order = shop.buys({ "BOB-1": 1 }, { postPurchaseMs: 1_000 });
    const held = await eventually(() => open(order)[0]);
    const hold = holdFulfillmentOrder(shop.state, held, { reason: "HIGH_RISK_OF_FRAUD", byApp: false });
    await eventually(() => held.holds.length === 1);
    await orders.reaches(order, "held");
    expect(orders.sent(order)).toEqual([]);
    releaseHolds(shop.state, held, [hold]);
    await orders.fulfilled(order);
  });
});

describe("an order that is cancelled", () => {
  test("before any warehouse was asked asks nobody, and leaves no worry on the worklist", async () => {
    const order = shop.buys({ "NONE-1": 1 });
    await orders.asksForPerson(order, "unroutable.out-of-stock");
    expect(cancelAtShopify(order)).toEqual({ outcome: "cancelled" });
    await orders.reaches(order, "cancelled");
    await orders.isNoLongerAsked(order, "unroutable.out-of-stock");
  });

  test("after it was sent is stopped at its warehouse first", async () => {
    shop.shipbob.setAutoShip(false);
    const order = shop.buys({ "BOB-1": 1 });
    await orders.parcelsReach(order, "dispatched");
    expect(cancelAtShopify(order).outcome).toBe("refused");
    submitCancellationRequest(shop.state, gidOf(order), null);
    await orders.asksForPerson(order, "order.called-back");
    await eventually(() => open(order)[0]?.requestStatus === "UNSUBMITTED");
    expect(cancelAtShopify(order)).toEqual({ outcome: "cancelled" });

    await orders.reaches(order, "cancelled");
    shop.shipbob.setAutoShip(true);
    const atShipBob = shop.shipbob.state().orders.find((one) => one.reference_id === `waybill-${order.id}-1`);
    expect(atShipBob?.status).toBe("Cancelled");
    await orders.isNoLongerAsked(order, "order.called-back");
    await orders.isNoLongerAsked(order, "parcel.cancelled-by-warehouse");
  });
});
