import { expect, test } from "vitest";
import { openGates } from "#app/fulfillment/gates/open-gates.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { holdFulfillmentOrder } from "#sandbox/shopify/fulfillment-orders/holds/hold-fulfillment-order.ts";
import { submitCancellationRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-cancellation-request.ts";
import { cancelOrder } from "#sandbox/shopify/state/cancel-order.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const cancels = (order: OrderRecord) => cancelOrder(shop().state, order, { reason: "CUSTOMER", restock: true, refund: true });
const unpaid = { payment: "pending", gateway: "Bank Deposit" } as const;

test("an order that is held from its first moment says why on its timeline, once, and that it ended before it goes", async () => {
  const order = shop().buys({ "HOME-1": 1 }, unpaid);
  await orders.reaches(order, "held");
  for (let sweeps = 0; sweeps < 2; sweeps++) await sweepOrders(shop().shop);
  expect(await orders.timeline(order)).toEqual(["Held it back. It hasn't been paid yet."]);

  await owner.isPaid(order.id);
  await orders.parcelsReach(order, "dispatched");
  const [held, ended, chose] = await orders.timeline(order);
  expect([held, ended]).toEqual(["Held it back. It hasn't been paid yet.", "Nothing keeps it back any more."]);
  expect(chose).toMatch(/^Chose /);
});

test("an order that a person lets go says so, and nothing besides", async () => {
  const order = shop().buys({ "HOME-1": 1 }, unpaid);
  await orders.reaches(order, "held");
  await openGates(shop().shop, BigInt(order.id), ada);
  await orders.parcelsReach(order, "dispatched");
  expect((await orders.timeline(order)).slice(0, 3)).toEqual([
    "Held it back. It hasn't been paid yet.",
    "Let the order go all the same. It hasn't been paid yet.",
    expect.stringMatching(/^Chose /),
  ]);
});

test("an order that is cancelled while it waits says so, and why", async () => {
  const order = await heldInShopify("INCORRECT_ADDRESS");
  cancels(order);
  await orders.reaches(order, "cancelled");
  expect(await orders.timeline(order)).toEqual([
    "Held it back. It is on hold in Shopify: incorrect address.",
    "The order was cancelled: the customer changed or cancelled it.",
  ]);
});

test("an order that can't be routed says why on its timeline, once, and which warehouse ships it when one can", async () => {
  const order = shop().buys({ "NONE-1": 1 });
  await orders.asksForPerson(order, "unroutable.out-of-stock");
  for (let sweeps = 0; sweeps < 2; sweeps++) await sweepOrders(shop().shop);
  expect(await orders.timeline(order)).toEqual([
    expect.stringMatching(/^Couldn't choose a warehouse\. NONE-1.* is out of stock: 1 ordered\.$/),
  ]);

  await countStock(shop().shop, shop().warehouse("built_in"), [{ sku: "NONE-1", onHand: 1, bin: null }]);
  await sweepOrders(shop().shop);
  await orders.parcelsReach(order, "dispatched");
  expect((await orders.timeline(order))[1]).toMatch(/^Chose /);
});

test("an order that can't be routed and is cancelled says so on its timeline, and why", async () => {
  const order = shop().buys({ "NONE-1": 3 });
  await orders.asksForPerson(order, "unroutable.out-of-stock");
  cancels(order);
  await orders.reaches(order, "cancelled");
  expect((await orders.timeline(order))[1]).toBe("The order was cancelled: the customer changed or cancelled it.");
});

test("an order that is called back from its warehouse, and then cancelled, says so once", async () => {
  const order = shop().buys({ "HOME-1": 1 });
  await orders.parcelsReach(order, "dispatched");
  for (const { id } of order.fulfillmentOrders) submitCancellationRequest(shop().state, `gid://shopify/FulfillmentOrder/${id}`, null);
  await orders.asksForPerson(order, "order.called-back");
  // A person is asked before Shopify has the answer, and until then it refuses to cancel what a warehouse has accepted.
  await eventually(() => cancels(order).outcome === "cancelled");
  await orders.reaches(order, "cancelled");
  await sweepOrders(shop().shop);
  expect(await orders.timeline(order, "order-cancelled")).toEqual(["The order was cancelled: the customer changed or cancelled it."]);
});

/** An order that is held in Shopify before any warehouse is chosen for it. */
async function heldInShopify(reason: string) {
  const order = shop().buys({ "HOME-1": 1 }, { payment: "paid", postPurchaseMs: 1500 });
  await eventually(() => order.fulfillmentOrders.length > 0);
  for (const one of order.fulfillmentOrders) holdFulfillmentOrder(shop().state, one, { reason, byApp: false });
  await orders.reaches(order, "held");
  return order;
}
