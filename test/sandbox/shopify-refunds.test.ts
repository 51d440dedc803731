import { expect, test } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eachInAWorld } from "./each-in-a-shop.ts";

const { world } = eachInAWorld();

const refundCreate = `mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id note createdAt totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { id quantity restockType restocked subtotalSet { shopMoney { amount } } } } transactions(first: 5) { nodes { kind status gateway } } }
  order { id displayFinancialStatus } userErrors { field message } } }`;

let keys = 0;
async function refund(order: OrderRecord, input: Record<string, unknown>) {
  const data = await world().run(refundCreate, { input: { orderId: toGid("Order", order.id), ...input }, key: `key-${(keys += 1)}` });
  return data["refundCreate"] as unknown as { refund: Record<string, unknown> | null; order: unknown; userErrors: unknown[] };
}

const line = (order: OrderRecord, at: number, quantity: number, restockType: string) => ({
  lineItemId: toGid("LineItem", order.lines[at]?.id ?? 0),
  quantity,
  restockType,
});

const payBack = (order: OrderRecord, amount: string) => ({
  orderId: toGid("Order", order.id),
  parentId: toGid("OrderTransaction", order.transactions[0]?.id ?? 0),
  kind: "REFUND",
  gateway: "bogus",
  amount,
});

async function ship(order: OrderRecord, quantity?: number) {
  const [one] = order.fulfillmentOrders;
  const id = toGid("FulfillmentOrder", one?.id ?? 0);
  const lines = quantity && [{ id: toGid("FulfillmentOrderLineItem", one?.lines[0]?.id ?? 0), quantity }];
  const data = await world().run(
    "mutation($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) { fulfillment { id } userErrors { message } } }",
    { f: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: id, ...(lines && { fulfillmentOrderLineItems: lines }) }] } },
  );
  expect(data["fulfillmentCreate"]).toMatchObject({ userErrors: [] });
}

const two = { lines: [{ sku: "MUG", quantity: 2 }], shippingLine: { title: "Post", price: "3.00" } };

test("suggests what an order costs less without some of its units, with shipping when asked, by the payments that have it", async () => {
  const order = await world().buys(two);
  const suggested = async (at: number, more: string) =>
    world().read(
      order,
      `suggestedRefund(refundLineItems: [{ lineItemId: "${toGid("LineItem", order.lines[at]?.id ?? 0)}", quantity: 1 }]${more}) {
         amountSet { shopMoney { amount } } suggestedTransactions { kind gateway amountSet { shopMoney { amount } } parentTransaction { id } } }`,
    );
  const sale = {
    kind: "SUGGESTED_REFUND",
    gateway: "bogus",
    parentTransaction: { id: toGid("OrderTransaction", order.transactions[0]?.id ?? 0) },
  };
  const money = (amount: string) => ({ shopMoney: { amount } });
  expect(await suggested(0, "")).toEqual({
    suggestedRefund: { amountSet: money("8.5"), suggestedTransactions: [{ ...sale, amountSet: money("8.5") }] },
  });
  expect(await suggested(0, ", refundShipping: true")).toMatchObject({ suggestedRefund: { amountSet: money("11.5") } });
  await refund(order, { refundLineItems: [line(order, 0, 1, "CANCEL")], transactions: [payBack(order, "18.00")] });
  expect(await suggested(0, "")).toMatchObject({ suggestedRefund: { amountSet: money("2.0") } });
});

test("one of two refunded before it is packed leaves the fulfillment order, and its stock is free again", async () => {
  const order = await world().buys(two);
  expect(world().stock(world().mug, world().own.id)).toEqual({ available: 8, committed: 2 });
  world().topics();
  const { refund: made, userErrors } = await refund(order, {
    note: "changed her mind",
    refundLineItems: [line(order, 0, 1, "CANCEL")],
    transactions: [payBack(order, "8.50")],
  });
  expect(userErrors).toEqual([]);
  expect(made).toMatchObject({
    note: "changed her mind",
    totalRefundedSet: { shopMoney: { amount: "8.5" } },
    refundLineItems: { nodes: [{ quantity: 1, restockType: "CANCEL", restocked: true, subtotalSet: { shopMoney: { amount: "8.5" } } }] },
    transactions: { nodes: [{ kind: "REFUND", status: "SUCCESS", gateway: "bogus" }] },
  });
  expect(world().topics()).toEqual(["inventory_levels/update", "order_transactions/create", "refunds/create", "orders/updated"]);
  expect(await world().fulfillmentOrders(order)).toMatchObject([
    { status: "OPEN", lineItems: { nodes: [{ totalQuantity: 1, remainingQuantity: 1 }] } },
  ]);
  expect(world().stock(world().mug, world().own.id)).toEqual({ available: 9, committed: 1 });
  expect(
    await world().read(
      order,
      "displayFinancialStatus displayFulfillmentStatus refunds { note } lineItems(first: 1) { nodes { quantity currentQuantity refundableQuantity unfulfilledQuantity } } totalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } }",
    ),
  ).toEqual({
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    displayFulfillmentStatus: "UNFULFILLED",
    refunds: [{ note: "changed her mind" }],
    lineItems: { nodes: [{ quantity: 2, currentQuantity: 1, refundableQuantity: 1, unfulfilledQuantity: 1 }] },
    totalPriceSet: { shopMoney: { amount: "20.0" } },
    currentTotalPriceSet: { shopMoney: { amount: "11.5" } },
    totalRefundedSet: { shopMoney: { amount: "8.5" } },
    totalOutstandingSet: { shopMoney: { amount: "0.0" } },
  });
});

test("what is refunded without restock is gone from the shelf, and an order that is left with nothing to ship is closed there", async () => {
  const order = await world().buys(two);
  await refund(order, {
    refundLineItems: [line(order, 0, 2, "NO_RESTOCK")],
    shipping: { fullRefund: true },
    transactions: [payBack(order, "20.00")],
  });
  expect(world().stock(world().mug, world().own.id)).toEqual({ available: 8, committed: 0 });
  expect(await world().fulfillmentOrders(order)).toMatchObject([{ status: "CLOSED", requestStatus: "UNSUBMITTED" }]);
  expect(
    await world().read(order, "displayFinancialStatus displayFulfillmentStatus currentTotalPriceSet { shopMoney { amount } }"),
  ).toEqual({
    displayFinancialStatus: "REFUNDED",
    displayFulfillmentStatus: "UNFULFILLED",
    currentTotalPriceSet: { shopMoney: { amount: "0.0" } },
  });
  expect(world().last("refunds/create")).toMatchObject({
    order_id: order.id,
    restock: false,
    refund_line_items: [{ quantity: 2, restock_type: "no_restock", location_id: null, line_item: { sku: "MUG", current_quantity: 0 } }],
    transactions: [{ kind: "refund", amount: "20.00" }],
  });
});

test("what came back after it was shipped is on the shelf where it came back to; nothing more is wanted and nothing less was shipped", async () => {
  const order = await world().buys({ lines: [{ sku: "MUG", quantity: 3 }] });
  await ship(order, 1);
  await refund(order, {
    refundLineItems: [{ ...line(order, 0, 1, "RETURN"), locationId: toGid("Location", world().serviceLocationId) }],
  });
  expect(world().stock(world().mug, world().serviceLocationId)).toEqual({ available: 11, committed: 0 });
  expect(
    await world().read(
      order,
      "displayFulfillmentStatus displayFinancialStatus lineItems(first: 1) { nodes { currentQuantity unfulfilledQuantity } }",
    ),
  ).toEqual({
    displayFulfillmentStatus: "PARTIALLY_FULFILLED",
    displayFinancialStatus: "PAID",
    lineItems: { nodes: [{ currentQuantity: 2, unfulfilledQuantity: 2 }] },
  });
  expect((await world().fulfillmentOrders(order))[0]).toMatchObject({ lineItems: { nodes: [{ remainingQuantity: 2 }] } });
});

test("when the rest of a partly shipped order is refunded, what was shipped is all of it", async () => {
  const order = await world().buys(two);
  await ship(order, 1);
  await refund(order, { refundLineItems: [line(order, 0, 1, "CANCEL")] });
  expect(await world().read(order, "displayFulfillmentStatus")).toEqual({ displayFulfillmentStatus: "FULFILLED" });
  expect((await world().fulfillmentOrders(order))[0]).toMatchObject({ status: "CLOSED" });
});

test("Shopify's own refusals of a refund", async () => {
  const order = await world().buys(two);
  expect(await refund(order, { orderId: "gid://shopify/Order/1" })).toEqual({
    refund: null,
    order: null,
    userErrors: [{ field: ["orderId"], message: "Order does not exist" }],
  });
  for (const [input, error] of [
    [
      { refundLineItems: [line(order, 0, 3, "NO_RESTOCK")] },
      { field: ["refundLineItems", "0", "quantity"], message: "Quantity cannot refund more items than were purchased" },
    ],
    [
      { transactions: [payBack(order, "25.00")] },
      { field: null, message: "Refund amount £25.00 is greater than net payment received £20.00" },
    ],
    [
      { transactions: [{ ...payBack(order, "1.00"), kind: "AUTHORIZATION" }] },
      { field: null, message: "Kind authorization is not a valid transaction" },
    ],
    [
      { transactions: [{ ...payBack(order, "1.00"), parentId: "gid://shopify/OrderTransaction/9" }] },
      { field: ["transactions"], message: "Transactions require a parent_id associated with the order" },
    ],
  ] as const)
    expect(await refund(order, input)).toEqual({
      refund: null,
      order: { id: toGid("Order", order.id), displayFinancialStatus: "PAID" },
      userErrors: [error],
    });
});

test("the same refund under the same key is made once", async () => {
  const order = await world().buys(two);
  const variables = { input: { orderId: toGid("Order", order.id), refundLineItems: [line(order, 0, 1, "CANCEL")] }, key: "once" };
  await world().run(refundCreate, variables);
  await world().run(refundCreate, variables);
  expect(order.refunds).toHaveLength(1);
});
