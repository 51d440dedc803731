import { expect, test } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { ADAS_ADDRESS } from "../support/ada.ts";
import { eachInAWorld, orderGid, twoMugs, userErrors, type Errors } from "./each-in-a-shop.ts";
import { eventuallyHolds } from "../support/eventually.ts";

const { world, ask } = eachInAWorld();

const cancel = (order: OrderRecord, more: Record<string, unknown> = {}) => {
  const args = { orderId: orderGid(order), reason: "CUSTOMER", restock: true, ...more };
  const types = {
    orderId: "ID!",
    reason: "OrderCancelReason!",
    restock: "Boolean!",
    refund: "Boolean",
    refundMethod: "OrderCancelRefundMethodInput",
    staffNote: "String",
  };
  const declared = Object.keys(args).map((arg) => `$${arg}: ${types[arg as keyof typeof types]}`);
  return ask<{ job: { id: string; done: boolean } | null }>(
    "orderCancel",
    declared.join(", "),
    `job { id done } orderCancelUserErrors { field message code } ${userErrors}`,
    args,
  );
};

test("a cancellation is a job that is done a moment later, and leaves its trace: refund, transaction, empty fulfillment orders, free stock", async () => {
  const order = await world().buys(twoMugs);
  world().topics();
  const { job } = await cancel(order, { refundMethod: { originalPaymentMethodsRefund: true }, staffNote: "by phone" });
  expect(job).toMatchObject({ done: false });
  expect(order.cancelledAt).toBeNull();
  expect(await cancel(order)).toMatchObject({
    orderCancelUserErrors: [{ message: "Cannot cancel an order that has already been canceled" }],
  });
  const isDone = async () => (await world().run("query($id: ID!) { job(id: $id) { done } }", { id: job?.id }))["job"];
  await eventuallyHolds(async () => expect(await isDone()).toEqual({ done: true }), { withinMs: 3000 });
  expect(
    await world().read(
      order,
      "closed cancelReason cancellation { staffNote } displayFinancialStatus displayFulfillmentStatus refunds { totalRefundedSet { shopMoney { amount } } transactions(first: 2) { nodes { kind } } } transactions { kind } totalReceivedSet { shopMoney { amount } } netPaymentSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } }",
    ),
  ).toEqual({
    closed: true,
    cancelReason: "CUSTOMER",
    cancellation: { staffNote: "by phone" },
    displayFinancialStatus: "REFUNDED",
    displayFulfillmentStatus: "UNFULFILLED",
    refunds: [{ totalRefundedSet: { shopMoney: { amount: "20.0" } }, transactions: { nodes: [{ kind: "REFUND" }] } }],
    transactions: [{ kind: "SALE" }, { kind: "REFUND" }],
    totalReceivedSet: { shopMoney: { amount: "20.0" } },
    netPaymentSet: { shopMoney: { amount: "0.0" } },
    currentTotalPriceSet: { shopMoney: { amount: "0.0" } },
  });
  expect(await world().fulfillmentOrders(order)).toMatchObject([
    { status: "CLOSED", requestStatus: "UNSUBMITTED", lineItems: { nodes: [{ totalQuantity: 0, remainingQuantity: 0 }] } },
  ]);
  expect(world().stock(world().mug, world().own.id)).toEqual({ available: 10, committed: 0 });
  expect(world().topics()).toEqual(
    expect.arrayContaining(["orders/cancelled", "orders/updated", "refunds/create", "fulfillment_orders/cancelled"]),
  );
  expect(await cancel(order)).toMatchObject({
    job: null,
    orderCancelUserErrors: [{ field: ["orderId"], message: "Cannot cancel an order that has already been canceled", code: "INVALID" }],
  });
});

test("contradictory and overlong words of a cancellation are refused", async () => {
  const order = await world().buys(twoMugs);
  expect(await cancel(order, { refund: false, refundMethod: { originalPaymentMethodsRefund: true } })).toMatchObject({
    job: null,
    orderCancelUserErrors: [
      { field: ["refund"], message: "Only one of the arguments `refund` or `refund_method` is allowed.", code: "INVALID" },
    ],
  });
  expect(await cancel(order, { staffNote: "x".repeat(256) })).toMatchObject({
    orderCancelUserErrors: [
      { field: ["staffNote"], message: "Staff note is too long. Maximum length is 255 characters.", code: "INVALID" },
    ],
  });
});

test.each([
  ["pending", "PENDING"],
  ["authorized", "VOIDED"],
  ["paid", "PAID"],
])("a cancelled order that was %s and gets no refund is %s", async (payment, status) => {
  const order = await world().buys({ ...twoMugs, payment });
  await cancel(order, { refund: false });
  await eventuallyHolds(() => expect(order.cancelledAt).not.toBeNull(), { withinMs: 3000 });
  expect(await world().read(order, "displayFinancialStatus")).toEqual({ displayFinancialStatus: status });
});

test("an order's address, note, email, phone, tags and attributes change, and the destination of what is to be shipped follows", async () => {
  const order = await world().buys(twoMugs);
  const update = (input: Record<string, unknown>) =>
    ask<Errors>(
      "orderUpdate",
      "$input: OrderInput!",
      `order { note email phone tags customAttributes { key value } shippingAddress { address1 city zip } billingAddress { city } } ${userErrors}`,
      { input: { id: orderGid(order), ...input } },
    );
  const billed = order.billingAddress?.city;
  const change = {
    note: "Leave with neighbour",
    email: "new@buyer.example",
    phone: "+441134960000",
    customAttributes: [{ key: "k", value: "v" }],
    shippingAddress: { address1: "2 New Road", city: "York", zip: "YO1 1AA" },
  };
  expect(await update({ ...change, tags: ["b", "A, b"] })).toEqual({
    order: { ...change, tags: ["A", "b"], billingAddress: { city: billed } },
    userErrors: [],
  });
  const data = await world().read(order, "fulfillmentOrders(first: 1) { nodes { destination { city zip } } }");
  expect(data).toEqual({ fulfillmentOrders: { nodes: [{ destination: { city: "York", zip: "YO1 1AA" } }] } });
  expect(world().last("orders/updated")).toMatchObject({ note: "Leave with neighbour", shipping_address: { city: "York" } });
  expect(await update({})).toMatchObject({ userErrors: [{ field: null, message: "No valid update parameters have been provided" }] });
  expect(await update({ phone: "not a phone" })).toMatchObject({ userErrors: [{ field: ["phone"], message: "Phone is invalid" }] });
});

test("an order is archived, taken back, and deleted with its fulfillment orders; its number is not given again", async () => {
  const order = await world().buys({ ...twoMugs, payment: "pending" });
  const archive = (name: string, type: string) =>
    ask<Errors>(name, `$input: ${type}!`, `order { closed } ${userErrors}`, { input: { id: orderGid(order) } });
  expect(await archive("orderClose", "OrderCloseInput")).toMatchObject({ order: { closed: true } });
  expect(await archive("orderOpen", "OrderOpenInput")).toMatchObject({ order: { closed: false } });
  const remove = () =>
    ask<Errors>("orderDelete", "$orderId: ID!", "deletedId userErrors { field message code }", { orderId: orderGid(order) });
  expect(await remove()).toEqual({ deletedId: orderGid(order), userErrors: [] });
  expect(await remove()).toEqual({
    deletedId: null,
    userErrors: [{ field: ["orderId"], message: "Order does not exist", code: "NOT_FOUND" }],
  });
  expect(world().last("orders/delete")).toEqual({ id: order.id });
  expect(await world().read(order, "id")).toBeNull();
  expect(world().stock(world().mug, world().own.id)).toEqual({ available: 10, committed: 0 });
  expect((await world().buys(twoMugs)).name).not.toBe(order.name);
});

test("a draft becomes an order once, paid by hand", async () => {
  const drafted = await ask<{ draftOrder: { id: string } }>(
    "draftOrderCreate",
    "$input: DraftOrderInput!",
    `draftOrder { id status totalPriceSet { shopMoney { amount } } } ${userErrors}`,
    {
      input: {
        email: "ada@buyer.example",
        note: "by phone",
        shippingLine: { title: "Courier", priceWithCurrency: { amount: "5.00", currencyCode: "GBP" } },
        shippingAddress: ADAS_ADDRESS,
        lineItems: [
          { variantId: toGid("ProductVariant", world().mug.id), quantity: 1 },
          {
            title: "Engraving",
            quantity: 1,
            originalUnitPriceWithCurrency: { amount: "4.00", currencyCode: "GBP" },
            requiresShipping: false,
          },
        ],
      },
    },
  );
  expect(drafted).toMatchObject({ draftOrder: { status: "OPEN", totalPriceSet: { shopMoney: { amount: "17.5" } } }, userErrors: [] });
  const complete = () =>
    ask<Errors>(
      "draftOrderComplete",
      "$id: ID!",
      `draftOrder { status order { sourceName note displayFinancialStatus paymentGatewayNames lineItems(first: 2) { nodes { title sku requiresShipping } } } } ${userErrors}`,
      { id: drafted.draftOrder.id },
    );
  expect(await complete()).toEqual({
    draftOrder: {
      status: "COMPLETED",
      order: {
        sourceName: "shopify_draft_order",
        note: "by phone",
        displayFinancialStatus: "PAID",
        paymentGatewayNames: ["manual"],
        lineItems: {
          nodes: [
            { title: "Mug", sku: "MUG", requiresShipping: true },
            { title: "Engraving", sku: null, requiresShipping: false },
          ],
        },
      },
    },
    userErrors: [],
  });
  expect(await complete()).toMatchObject({ userErrors: [{ field: null, message: "This order has been paid" }] });
});
