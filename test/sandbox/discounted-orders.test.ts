import { expect, test, vi } from "vitest";
import { parseOrdersAsked } from "#sandbox/control/orders-asked.ts";
import { placeAskedOrders } from "#sandbox/control/place-asked-orders.ts";
import { discountCheckout } from "#sandbox/shopify/discounts/discount-checkout.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { eachInAWorld, orderGid } from "./each-in-a-shop.ts";

const { world } = eachInAWorld();

const create = async (name: string, field: string, input: Record<string, unknown>) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const data = await world().run(`mutation($input: ${type}) { ${name}Create(${field}: $input) { userErrors { message } } }`, {
    input: { startsAt: "2026-01-01T00:00:00Z", ...input },
  });
  expect(data[`${name}Create`]).toEqual({ userErrors: [] });
};
const combinesWith = { productDiscounts: true, orderDiscounts: true, shippingDiscounts: true };
const tenOff = (more = {}) =>
  create("discountCodeBasic", "basicCodeDiscount", {
    title: "Ten off",
    code: "TEN",
    combinesWith,
    customerGets: { value: { percentage: 0.1 }, items: { all: true } },
    ...more,
  });
const plates = (more = {}) =>
  create("discountAutomaticBasic", "automaticBasicDiscount", {
    title: "Plates week",
    combinesWith,
    customerGets: {
      value: { percentage: 0.25 },
      items: { products: { productVariantsToAdd: [toGid("ProductVariant", world().plate.id)] } },
    },
    ...more,
  });
const sentFree = () =>
  create("discountAutomaticFreeShipping", "freeShippingAutomaticDiscount", {
    title: "Sent for nothing",
    combinesWith: { productDiscounts: true, orderDiscounts: true, shippingDiscounts: false },
    destination: { all: true },
  });

/** Two mugs of 8.50 and a plate of 12.00, sent for 3.95. */
const bought = {
  lines: [
    { sku: "MUG", quantity: 2 },
    { sku: "PLATE", quantity: 1 },
  ],
  email: "ada@buyer.example",
};

const money = (name: string) => `${name} { shopMoney { amount } }`;
const said = (amount: string) => ({ shopMoney: { amount } });

test("an order tells to the penny what each discount takes off each line and off shipping", async () => {
  await tenOff();
  await plates();
  await sentFree();
  const order = await world().buys({ ...bought, discountCodes: ["ten"] });
  expect(
    await world().read(
      order,
      `displayFinancialStatus discountCode discountCodes ${money("subtotalPriceSet")} ${money("totalDiscountsSet")} ${money("totalShippingPriceSet")} ${money("totalPriceSet")} ${money("cartDiscountAmountSet")}
       discountApplications(first: 5) { nodes { __typename index allocationMethod targetSelection targetType value { ... on PricingPercentageValue { percentage } ... on MoneyV2 { amount } } ... on DiscountCodeApplication { code } ... on AutomaticDiscountApplication { title } } }
       shippingLine { ${money("discountedPriceSet")} discountAllocations { ${money("allocatedAmountSet")} discountApplication { index } } }
       lineItems(first: 5) { nodes { ${money("originalTotalSet")} ${money("discountedTotalSet")} ${money("totalDiscountSet")} ${money("discountedUnitPriceAfterAllDiscountsSet")} discountAllocations { ${money("allocatedAmountSet")} discountApplication { index } } } }`,
    ),
  ).toEqual({
    displayFinancialStatus: "PAID",
    discountCode: "TEN",
    discountCodes: ["TEN"],
    subtotalPriceSet: said("23.4"),
    totalDiscountsSet: said("9.55"),
    totalShippingPriceSet: said("0.0"),
    totalPriceSet: said("23.4"),
    cartDiscountAmountSet: said("2.6"),
    discountApplications: {
      nodes: [
        {
          __typename: "AutomaticDiscountApplication",
          index: 0,
          title: "Plates week",
          allocationMethod: "ACROSS",
          targetSelection: "ENTITLED",
          targetType: "LINE_ITEM",
          value: { percentage: 25 },
        },
        {
          __typename: "DiscountCodeApplication",
          index: 1,
          code: "TEN",
          allocationMethod: "ACROSS",
          targetSelection: "ALL",
          targetType: "LINE_ITEM",
          value: { percentage: 10 },
        },
        {
          __typename: "AutomaticDiscountApplication",
          index: 2,
          title: "Sent for nothing",
          allocationMethod: "EACH",
          targetSelection: "ALL",
          targetType: "SHIPPING_LINE",
          value: { percentage: 100 },
        },
      ],
    },
    shippingLine: {
      discountedPriceSet: said("0.0"),
      discountAllocations: [{ allocatedAmountSet: said("3.95"), discountApplication: { index: 2 } }],
    },
    lineItems: {
      nodes: [
        {
          originalTotalSet: said("17.0"),
          discountedTotalSet: said("17.0"),
          totalDiscountSet: said("0.0"),
          discountedUnitPriceAfterAllDiscountsSet: said("7.65"),
          discountAllocations: [{ allocatedAmountSet: said("1.7"), discountApplication: { index: 1 } }],
        },
        {
          originalTotalSet: said("12.0"),
          discountedTotalSet: said("9.0"),
          totalDiscountSet: said("3.0"),
          discountedUnitPriceAfterAllDiscountsSet: said("8.1"),
          discountAllocations: [
            { allocatedAmountSet: said("3.0"), discountApplication: { index: 0 } },
            { allocatedAmountSet: said("0.9"), discountApplication: { index: 1 } },
          ],
        },
      ],
    },
  });
  expect(world().told.find(({ topic }) => topic === "orders/create")?.payload).toMatchObject({
    total_price: "23.40",
    total_discounts: "9.55",
    discount_codes: [{ code: "TEN", amount: "2.60", type: "percentage" }],
    discount_applications: [
      { type: "automatic", title: "Plates week", value: "25.0", value_type: "percentage", target_selection: "entitled" },
      { type: "discount_code", code: "TEN", value: "10.0", value_type: "percentage", target_selection: "all" },
      { type: "automatic", title: "Sent for nothing", target_type: "shipping_line" },
    ],
    line_items: [
      { discount_allocations: [{ amount: "1.70", discount_application_index: 1 }] },
      { discount_allocations: [{ amount: "3.00", discount_application_index: 0 }, { amount: "0.90" }] },
    ],
    shipping_lines: [{ discounted_price: "0.00", discount_allocations: [{ amount: "3.95", discount_application_index: 2 }] }],
  });
});

test("what the checkout shows is what the order costs", async () => {
  await tenOff();
  await plates();
  const { state, mug, plate } = world();
  const shown = discountCheckout(state, {
    lines: [
      { variant: mug, quantity: 2 },
      { variant: plate, quantity: 1 },
    ],
    codes: ["TEN", "NONE"],
    shippingMinor: 395,
    countryCode: "GB",
    email: null,
  });
  expect(shown.codes).toEqual([
    { code: "TEN", applicable: true },
    { code: "NONE", applicable: false, reason: "DISCOUNT_NOT_FOUND" },
  ]);
  const order = await world().buys({ ...bought, discountCodes: ["TEN", "NONE"] });
  expect(order.lines.map(({ discountMinor }) => discountMinor)).toEqual(shown.lineMinors);
});

test("a code that doesn't apply takes nothing off, and the call that placed the order says why", async () => {
  await tenOff({ minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: "100.00" } } });
  const [placed] = placeAskedOrders(world().state, parseOrdersAsked({ ...bought, discountCodes: ["TEN"] }));
  expect(placed?.order.discounts).toEqual([]);
  expect(placed?.discounts.codes).toEqual([{ code: "TEN", applicable: false, reason: "DISCOUNT_PURCHASE_NOT_IN_RANGE" }]);
});

test("a used code counts up, for its limit at once and in what is told a moment later", async () => {
  await tenOff({ usageLimit: 1 });
  const first = await world().buys({ ...bought, discountCodes: ["TEN"] });
  const second = await world().buys({ ...bought, discountCodes: ["TEN"] });
  expect([first, second].map(({ discounts }) => discounts.length)).toEqual([1, 0]);
  await vi.waitFor(async () =>
    expect(
      await world().run(
        '{ codeDiscountNodeByCode(code: "TEN") { codeDiscount { ... on DiscountCodeBasic { asyncUsageCount codes(first: 1) { nodes { asyncUsageCount } } } } } }',
      ),
    ).toEqual({
      codeDiscountNodeByCode: { codeDiscount: { asyncUsageCount: 1, codes: { nodes: [{ asyncUsageCount: 1 }] } } },
    }),
  );
});

test("who used a code that is for once gets nothing off the next time; who didn't does", async () => {
  await tenOff({ appliesOncePerCustomer: true });
  const buys = async (email: string) => (await world().buys({ ...bought, email, discountCodes: ["TEN"] })).discounts.length;
  expect([await buys("ada@buyer.example"), await buys("ADA@buyer.example"), await buys("bob@buyer.example")]).toEqual([1, 0, 1]);
});

test("a draft takes no automatic discount", async () => {
  await plates();
  const order = await world().buys({ ...bought, source: "draft" });
  expect(order.discounts).toEqual([]);
});

test("what is refunded of a line with discounts is what was paid for it", async () => {
  await plates();
  const order = await world().buys(bought);
  const data = await world().run(
    `mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "once") { refund { refundLineItems(first: 1) { nodes { ${money("subtotalSet")} } } } userErrors { message } } }`,
    {
      input: {
        orderId: orderGid(order),
        refundLineItems: [{ lineItemId: toGid("LineItem", order.lines[1]?.id ?? 0), quantity: 1, restockType: "NO_RESTOCK" }],
      },
    },
  );
  expect(data["refundCreate"]).toEqual({ refund: { refundLineItems: { nodes: [{ subtotalSet: said("9.0") }] } }, userErrors: [] });
  expect(await world().read(order, `${money("currentTotalDiscountsSet")} ${money("currentSubtotalPriceSet")}`)).toEqual({
    currentTotalDiscountsSet: said("0.0"),
    currentSubtotalPriceSet: said("17.0"),
  });
});

test("an order has the token of the checkout that it comes from", async () => {
  const order = await world().buys({ ...bought, checkoutToken: "c-123" });
  expect(await world().read(order, "checkoutToken")).toEqual({ checkoutToken: "c-123" });
  expect(await world().run('{ orders(first: 1, query: "checkout_token:c-123") { nodes { id } } }')).toEqual({
    orders: { nodes: [{ id: orderGid(order) }] },
  });
});
