import { expect, test } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eachInAWorld, orderGid, twoMugs, userErrors, type Errors } from "./each-in-a-shop.ts";

const { world, ask } = eachInAWorld();

const begin = async (order: OrderRecord) =>
  ask<{ calculatedOrder: { id: string } }>(
    "orderEditBegin",
    "$id: ID!",
    `calculatedOrder { id lineItems(first: 5) { nodes { id quantity } } } ${userErrors}`,
    { id: orderGid(order) },
  );
const commit = (id: string) => ask<Errors>("orderEditCommit", "$id: ID!", `order { id } successMessages ${userErrors}`, { id });
const setQuantity = (id: string, order: OrderRecord, quantity: number, restock = true) =>
  ask<Errors>(
    "orderEditSetQuantity",
    "$id: ID!, $lineItemId: ID!, $quantity: Int!, $restock: Boolean",
    `calculatedLineItem { quantity } ${userErrors}`,
    {
      id,
      lineItemId: `gid://shopify/CalculatedLineItem/${order.lines[0]?.id}`,
      quantity,
      restock,
    },
  );
const addVariant = (id: string, variantId: number, quantity: number) =>
  ask<Errors>(
    "orderEditAddVariant",
    "$id: ID!, $variantId: ID!, $quantity: Int!",
    `calculatedOrder { totalPriceSet { shopMoney { amount } } } calculatedLineItem { title quantity sku } ${userErrors}`,
    {
      id,
      variantId: toGid("ProductVariant", variantId),
      quantity,
    },
  );

test("an edit takes units out of their fulfillment order and gives what is added one of its own; before the commit nothing is so", async () => {
  const order = await world().buys(twoMugs);
  const { calculatedOrder } = await begin(order);
  expect(await setQuantity(calculatedOrder.id, order, 1)).toMatchObject({ calculatedLineItem: { quantity: 1 }, userErrors: [] });
  expect(await addVariant(calculatedOrder.id, world().plate.id, 3)).toMatchObject({
    calculatedOrder: { totalPriceSet: { shopMoney: { amount: "47.5" } } },
    calculatedLineItem: { title: "Plate", quantity: 3, sku: "PLATE" },
  });
  expect(order.lines).toHaveLength(1);
  world().topics();
  expect(await commit(calculatedOrder.id)).toEqual({ order: { id: orderGid(order) }, successMessages: ["Order updated"], userErrors: [] });
  expect(world().told.find(({ topic }) => topic === "orders/edited")?.payload).toMatchObject({
    order_edit: {
      order_id: order.id,
      line_items: { additions: [{ id: order.lines[1]?.id, delta: 3 }], removals: [{ id: order.lines[0]?.id, delta: 1 }] },
    },
  });
  expect(world().topics()).toEqual(
    expect.arrayContaining(["orders/edited", "orders/updated", "fulfillment_orders/order_routing_complete"]),
  );
  expect(await world().fulfillmentOrders(order)).toMatchObject([
    { status: "OPEN", lineItems: { nodes: [{ totalQuantity: 1, remainingQuantity: 1, lineItem: { sku: "MUG" } }] } },
    { status: "OPEN", lineItems: { nodes: [{ totalQuantity: 3, remainingQuantity: 3, lineItem: { sku: "PLATE" } }] } },
  ]);
  expect(
    await world().read(
      order,
      "edited displayFinancialStatus totalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } } lineItems(first: 5) { nodes { quantity currentQuantity } }",
    ),
  ).toEqual({
    edited: true,
    displayFinancialStatus: "PARTIALLY_PAID",
    totalPriceSet: { shopMoney: { amount: "56.0" } },
    currentTotalPriceSet: { shopMoney: { amount: "47.5" } },
    totalOutstandingSet: { shopMoney: { amount: "27.5" } },
    lineItems: {
      nodes: [
        { quantity: 2, currentQuantity: 1 },
        { quantity: 3, currentQuantity: 3 },
      ],
    },
  });
  expect(world().stock(world().mug, world().own.id)).toEqual({ available: 9, committed: 1 });
});

test("Shopify's own refusals of an edit", async () => {
  const order = await world().buys(twoMugs);
  const missing = "gid://shopify/Order/1";
  expect(await ask("orderEditBegin", "$id: ID!", `calculatedOrder { id } ${userErrors}`, { id: missing })).toEqual({
    calculatedOrder: null,
    userErrors: [{ field: ["id"], message: "The order does not exist." }],
  });
  const { calculatedOrder } = await begin(order);
  const { id } = calculatedOrder;
  expect(await setQuantity(id, order, -1)).toMatchObject({
    userErrors: [{ field: ["quantity"], message: "must be greater than or equal to 0" }],
  });
  expect(await addVariant(id, world().plate.id, 0)).toMatchObject({
    userErrors: [{ field: ["quantity"], message: "must be greater than 0" }],
  });
  expect(await addVariant(id, 9, 1)).toMatchObject({
    userErrors: [{ field: ["variantId"], message: "The variant does not exist in the shop." }],
  });
  expect(await addVariant(id, world().mug.id, 1)).toMatchObject({
    userErrors: [{ field: ["id"], message: "Mug was not added because it's already on the order." }],
  });
  expect(await commit(id)).toMatchObject({ userErrors: [{ message: "There must be at least one change to be made." }] });
  await setQuantity(id, order, 1);
  await commit(id);
  expect(await commit(id)).toMatchObject({ userErrors: [{ message: "The calculated order does not exist." }] });
});

test("an edit after which money is owed takes an order out of the archive", async () => {
  const order = await world().buys(twoMugs);
  await ask("orderClose", "$input: OrderCloseInput!", `order { closed } ${userErrors}`, { input: { id: orderGid(order) } });
  const { id } = (await begin(order)).calculatedOrder;
  await setQuantity(id, order, 1);
  expect(await commit(id)).toMatchObject({ successMessages: ["Order updated", "Order unarchived"] });
  expect(order.closedAt).toBeNull();
});

test("in Brazil one number is for the taxes and for the customs", async () => {
  const order = await world().buys(twoMugs);
  const fields = (key: string, value: string) => ({ input: { id: orderGid(order), localizedFields: [{ key, value }] } });
  const change = (input: unknown) =>
    ask(
      "orderUpdate",
      "$input: OrderInput!",
      `order { localizedFields(first: 5) { nodes { key value } } } ${userErrors}`,
      input as Record<string, unknown>,
    );
  expect(await change(fields("SHIPPING_CREDENTIAL_BR", "52998224725"))).toMatchObject({
    order: {
      localizedFields: {
        nodes: [
          { key: "TAX_CREDENTIAL_BR", value: "52998224725" },
          { key: "SHIPPING_CREDENTIAL_BR", value: "52998224725" },
        ],
      },
    },
  });
  expect(await change(fields("TAX_CREDENTIAL_IT", "IT1"))).toMatchObject({
    order: { localizedFields: { nodes: [{ key: "TAX_CREDENTIAL_IT", value: "IT1" }] } },
  });
});

test("an edit has an order shipped another way at another price; who looks for it sees what was taken off", async () => {
  const order = await world().buys(twoMugs);
  const { calculatedOrder } = await begin(order);
  const edit = { id: calculatedOrder.id };
  const lines = "calculatedOrder { shippingLines { title stagedStatus } totalOutstandingSet { shopMoney { amount } } }";
  const line = { title: "Express", price: { amount: "9.95", currencyCode: order.currency } };
  const added = await ask<{ calculatedShippingLine: { id: string } }>(
    "orderEditAddShippingLine",
    "$id: ID!, $shippingLine: OrderEditAddShippingLineInput!",
    `calculatedShippingLine { id } ${userErrors}`,
    { ...edit, shippingLine: line },
  );
  await ask<Errors>(
    "orderEditUpdateShippingLine",
    "$id: ID!, $shippingLineId: ID!, $shippingLine: OrderEditUpdateShippingLineInput!",
    userErrors,
    { ...edit, shippingLineId: added.calculatedShippingLine.id, shippingLine: { price: { ...line.price, amount: "8.95" } } },
  );
  const removal = { ...edit, shippingLineId: toGid("ShippingLine", order.shippingLines[0]?.id ?? 0) };
  const remove = () => ask<Errors>("orderEditRemoveShippingLine", "$id: ID!, $shippingLineId: ID!", `${lines} ${userErrors}`, removal);
  expect(await remove()).toEqual({
    calculatedOrder: {
      shippingLines: [
        { title: "Post", stagedStatus: "REMOVED" },
        { title: "Express", stagedStatus: "ADDED" },
      ],
      totalOutstandingSet: { shopMoney: { amount: "5.95" } },
    },
    userErrors: [],
  });
  expect(await remove()).toMatchObject({ userErrors: [{ field: ["shippingLineId"] }] });
  await commit(calculatedOrder.id);
  expect(order.shippingLines).toMatchObject([{ title: "Express", priceMinor: 895 }]);
  expect(world().told.find(({ topic }) => topic === "orders/edited")?.payload).toMatchObject({
    order_edit: {
      shipping_lines: { additions: [{ id: order.shippingLines[0]?.id }], removals: [{ id: order.removedShippingLines[0]?.id }] },
    },
  });
  expect(world().told.findLast(({ topic }) => topic === "orders/updated")?.payload).toMatchObject({
    shipping_lines: [
      { title: "Express", is_removed: false },
      { title: "Post", is_removed: true },
    ],
  });
});
