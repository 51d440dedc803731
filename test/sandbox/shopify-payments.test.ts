import { expect, test } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eachInAWorld, orderGid, twoMugs, userErrors, type Errors } from "./each-in-a-shop.ts";

const { world, ask } = eachInAWorld();

const transaction = "transaction { kind status parentTransaction { kind } amountSet { shopMoney { amount } } }";
const capture = (order: OrderRecord, amount: string) =>
  ask<Errors>("orderCapture", "$input: OrderCaptureInput!", `${transaction} ${userErrors}`, {
    input: { id: orderGid(order), parentTransactionId: toGid("OrderTransaction", order.transactions[0]?.id ?? 0), amount },
  });

test("an authorization is captured in parts, no more than there is, and paid is told when nothing is owed", async () => {
  const order = await world().buys({ ...twoMugs, payment: "authorized", gateway: "shopify_payments" });
  expect(await capture(order, "0.00")).toMatchObject({
    userErrors: [{ field: null, message: "Amount must be greater than zero for capture transactions" }],
  });
  expect(await capture(order, "99.99")).toMatchObject({
    userErrors: [{ message: "Cannot capture more than the authorized 20.00 for this payment." }],
  });
  expect(await capture(order, "5.00")).toMatchObject({
    transaction: { kind: "CAPTURE", status: "SUCCESS", parentTransaction: { kind: "AUTHORIZATION" } },
  });
  expect(await world().read(order, "displayFinancialStatus")).toEqual({ displayFinancialStatus: "PARTIALLY_PAID" });
  world().topics();
  await capture(order, "15.00");
  expect(await world().read(order, "displayFinancialStatus")).toEqual({ displayFinancialStatus: "PAID" });
  expect(world().topics()).toEqual(["order_transactions/create", "orders/paid", "orders/updated"]);
});

test("an authorization is voided once, and a sale never", async () => {
  const voidIt = (order: OrderRecord) =>
    ask<Errors>("transactionVoid", "$parentTransactionId: ID!", `${transaction} userErrors { field message code }`, {
      parentTransactionId: toGid("OrderTransaction", order.transactions[0]?.id ?? 0),
    });
  const authorized = await world().buys({ ...twoMugs, payment: "authorized" });
  expect(await voidIt(authorized)).toMatchObject({
    transaction: { kind: "VOID", amountSet: { shopMoney: { amount: "0.0" } } },
    userErrors: [],
  });
  expect(await world().read(authorized, "displayFinancialStatus capturable")).toEqual({
    displayFinancialStatus: "VOIDED",
    capturable: false,
  });
  expect(await voidIt(authorized)).toMatchObject({ userErrors: [{ code: "AUTH_NOT_VOIDABLE" }] });
  expect(await voidIt(await world().buys(twoMugs))).toMatchObject({ userErrors: [{ code: "AUTH_NOT_SUCCESSFUL" }] });
});

test("cash on delivery is marked as paid once", async () => {
  const order = await world().buys({ ...twoMugs, cod: true });
  const mark = () =>
    ask<Errors>("orderMarkAsPaid", "$input: OrderMarkAsPaidInput!", `order { displayFinancialStatus paymentGatewayNames } ${userErrors}`, {
      input: { id: orderGid(order) },
    });
  world().topics();
  expect(await mark()).toEqual({
    order: { displayFinancialStatus: "PAID", paymentGatewayNames: ["Cash on Delivery (COD)"] },
    userErrors: [],
  });
  expect(world().topics()).toEqual(["order_transactions/create", "orders/paid", "orders/updated"]);
  expect(await mark()).toMatchObject({ userErrors: [{ field: ["id"], message: "Order cannot be marked as paid." }] });
});

test("an order is paid by hand in parts, no more than is owed", async () => {
  const order = await world().buys({ ...twoMugs, payment: "pending" });
  const pay = (amount: string) =>
    ask<Errors>(
      "orderCreateManualPayment",
      "$id: ID!, $amount: MoneyInput!",
      "order { displayFinancialStatus totalOutstandingSet { shopMoney { amount } } } userErrors { code }",
      { id: orderGid(order), amount: { amount, currencyCode: "GBP" } },
    );
  expect(await pay("25.00")).toEqual({ order: null, userErrors: [{ code: "AMOUNT_EXCEEDS_BALANCE" }] });
  expect(await pay("5.00")).toMatchObject({
    order: { displayFinancialStatus: "PARTIALLY_PAID", totalOutstandingSet: { shopMoney: { amount: "15.0" } } },
  });
  expect(await pay("15.00")).toMatchObject({ order: { displayFinancialStatus: "PAID" }, userErrors: [] });
});
