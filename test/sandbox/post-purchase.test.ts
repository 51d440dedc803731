import { SignJWT } from "jose";
import { Temporal } from "temporal-polyfill";
import { expect, test, vi } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eachInAWorld } from "./each-in-a-shop.ts";
import { clientId, clientSecret } from "./start-shopify.ts";

const { world } = eachInAWorld();

const offered = { lines: [{ sku: "MUG", quantity: 2 }], postPurchaseSeconds: 3600, checkoutToken: "checkout-1" };
const plate = (more = {}) => ({ type: "add_variant", variantId: world().plate.id, quantity: 1, ...more });
const reduced = (more = {}) => plate({ discount: { value: 25, valueType: "percentage", title: "25 % off" }, ...more });

let tokens = 0;
/** A changeset as the app's server signs one. */
const sign = (changes: unknown[], { secret = clientSecret, ...claims }: Record<string, unknown> = {}) =>
  new SignJWT({ changes, iss: clientId, sub: "checkout-1", jti: `jti-${(tokens += 1)}`, iat: Math.floor(Date.now() / 1000), ...claims })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(String(secret)));

const apply = async (token: string, more = {}) => world().shopify.postPurchase.apply({ token, ...more });
const codeOf = async (token: Promise<string>, more = {}) => {
  const { status, errors } = await apply(await token, more);
  return [status, ...errors.map(({ code }) => code)];
};
const statuses = async (order: OrderRecord) => (await world().fulfillmentOrders(order)).map(({ status }) => status);

test("what a buyer takes after paying is on the order that he placed, with its own discount and payment, and ships with it", async () => {
  const order = await world().buys(offered);
  expect(await statuses(order)).toEqual(["ON_HOLD"]);
  world().topics();
  const calculated = await world().shopify.postPurchase.calculate(order, { changes: [reduced()] });
  expect(calculated).toMatchObject({
    status: "processed",
    calculatedPurchase: {
      totalPriceSet: { shopMoney: { amount: "29.95" } },
      totalOutstandingSet: { shopMoney: { amount: "9.0" } },
      updatedLineItems: [{ quantity: 2 }, { variantId: world().plate.id, totalPriceSet: { shopMoney: { amount: "9.0" } } }],
    },
  });
  expect(await apply(await sign([reduced()]))).toEqual({ status: "processed", errors: [], changesetApplicationsRemaining: 2 });
  expect(world().topics()).toEqual(
    expect.arrayContaining([
      "order_transactions/create",
      "orders/edited",
      "orders/updated",
      "fulfillment_orders/placed_on_hold",
      "fulfillment_orders/order_routing_complete",
    ]),
  );
  expect(
    await world().read(
      order,
      `edited displayFinancialStatus checkoutToken discountApplications(first: 5) { nodes { index } } currentTotalPriceSet { shopMoney { amount } } transactions(first: 5) { kind amountSet { shopMoney { amount } } }
       lineItems(first: 5) { nodes { sku quantity originalTotalSet { shopMoney { amount } } discountedTotalSet { shopMoney { amount } }
         discountAllocations { allocatedAmountSet { shopMoney { amount } } discountApplication { __typename targetSelection ... on ManualDiscountApplication { title } value { ... on PricingPercentageValue { percentage } } } } } }`,
    ),
  ).toEqual({
    edited: true,
    displayFinancialStatus: "PAID",
    checkoutToken: "checkout-1",
    discountApplications: { nodes: [] },
    currentTotalPriceSet: { shopMoney: { amount: "29.95" } },
    transactions: [
      { kind: "SALE", amountSet: { shopMoney: { amount: "20.95" } } },
      { kind: "SALE", amountSet: { shopMoney: { amount: "9.0" } } },
    ],
    lineItems: {
      nodes: [
        {
          sku: "MUG",
          quantity: 2,
          originalTotalSet: { shopMoney: { amount: "17.0" } },
          discountedTotalSet: { shopMoney: { amount: "17.0" } },
          discountAllocations: [],
        },
        {
          sku: "PLATE",
          quantity: 1,
          originalTotalSet: { shopMoney: { amount: "12.0" } },
          discountedTotalSet: { shopMoney: { amount: "9.0" } },
          discountAllocations: [
            {
              allocatedAmountSet: { shopMoney: { amount: "3.0" } },
              discountApplication: {
                __typename: "ManualDiscountApplication",
                targetSelection: "EXPLICIT",
                title: "25 % off",
                value: { percentage: 25 },
              },
            },
          ],
        },
      ],
    },
  });
  const data = await world().run(
    "query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { status fulfillmentHolds { reason heldByRequestingApp } } } } }",
    { id: toGid("Order", order.id) },
  );
  const hold = { reason: "ONLINE_STORE_POST_PURCHASE_CROSS_SELL", heldByRequestingApp: false };
  expect(data["order"]).toEqual({
    fulfillmentOrders: {
      nodes: [
        { status: "ON_HOLD", fulfillmentHolds: [hold] },
        { status: "ON_HOLD", fulfillmentHolds: [hold] },
      ],
    },
  });

  world().shopify.postPurchase.done(order);
  expect(await statuses(order)).toEqual(["OPEN", "OPEN"]);
  expect(await codeOf(sign([plate()]))).toEqual(["unprocessed", "order_released_error"]);
});

test("a buyer who leaves the page keeps his order waiting for an hour", async () => {
  const order = await world().buys(offered);
  world().clock.advance(Temporal.Duration.from({ minutes: 59 }));
  expect(await statuses(order)).toEqual(["ON_HOLD"]);
  world().clock.advance(Temporal.Duration.from({ minutes: 2 }));
  await vi.waitFor(async () => expect(await statuses(order)).toEqual(["OPEN"]));
  expect(await codeOf(sign([plate()]))).toEqual(["unprocessed", "order_released_error"]);
});

test("the same changeset is applied once", async () => {
  const order = await world().buys(offered);
  const token = await sign([plate()]);
  expect(await codeOf(Promise.resolve(token))).toEqual(["processed"]);
  expect(await codeOf(Promise.resolve(token))).toEqual(["unprocessed", "changeset_already_applied"]);
  expect(order.lines.map(({ sku }) => sku)).toEqual(["MUG", "PLATE"]);
});

test("what can't be applied is refused in Shopify's words, and changes nothing", async () => {
  const order = await world().buys(offered);
  const invalid = ["unprocessed", "invalid_request"];
  expect(await codeOf(sign([plate()], { secret: "another app's secret, which is long enough" }))).toEqual(invalid);
  expect(await codeOf(sign([plate()], { iss: "another app" }))).toEqual(invalid);
  expect(await codeOf(sign([plate()], { sub: "another checkout" }))).toEqual(invalid);
  expect(await codeOf(sign([plate()], { jti: undefined }))).toEqual(invalid);
  expect(await codeOf(sign([plate()], { iat: undefined }))).toEqual(invalid);
  expect(await codeOf(sign([]))).toEqual(invalid);
  expect(await codeOf(sign([{ type: "remove_variant" }]))).toEqual(invalid);
  expect(await codeOf(sign([plate({ variantId: 1 })]))).toEqual(invalid);
  expect(await codeOf(sign([plate({ discount: { value: 101, valueType: "percentage", title: "Much" } })]))).toEqual(invalid);
  expect(await codeOf(sign([plate({ quantity: 11 })]))).toEqual(["unprocessed", "insufficient_inventory"]);
  const subscription = [{ type: "add_subscription", variantId: world().plate.id, sellingPlanId: 1, quantity: 1 }];
  expect(await codeOf(sign(subscription))).toEqual(["unprocessed", "buyer_consent_required"]);
  expect(await codeOf(sign(subscription), { buyerConsentToSubscriptions: true })).toEqual([
    "unprocessed",
    "subscription_contract_creation_error",
  ]);
  expect(await codeOf(sign([plate()]), { trouble: "server_error" })).toEqual(["unprocessed", "server_error"]);
  expect(order.lines).toHaveLength(1);
  expect(order.transactions).toHaveLength(1);
});

test("cash on delivery can't be charged again", async () => {
  await world().buys({ ...offered, cod: true });
  expect(await codeOf(sign([plate()]))).toEqual(["unprocessed", "unsupported_payment_method"]);
});

test("a card that is refused leaves the lines on the order, and owed", async () => {
  const order = await world().buys(offered);
  expect(await codeOf(sign([reduced()]), { trouble: "payment_required" })).toEqual(["partially_processed", "payment_required"]);
  expect(await world().read(order, "displayFinancialStatus totalOutstandingSet { shopMoney { amount } }")).toEqual({
    displayFinancialStatus: "PARTIALLY_PAID",
    totalOutstandingSet: { shopMoney: { amount: "9.0" } },
  });
});

test("the extension is given the purchase, signed for the app's server", async () => {
  const order = await world().buys(offered);
  const input = await world().shopify.postPurchase.input(order, "Checkout::PostPurchase::ShouldRender");
  expect(input).toMatchObject({
    initialPurchase: { referenceId: "checkout-1", lineItems: [{ quantity: 2, product: { variant: { id: world().mug.id } } }] },
    shop: { domain: "waybill-demo.myshopify.com" },
  });
  const [, claims = ""] = input.token.split(".");
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
    input_data: { initialPurchase: { referenceId: "checkout-1" } },
  });
});
