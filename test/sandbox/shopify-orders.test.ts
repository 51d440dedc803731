import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { aWorld, type World } from "./a-world.ts";
import { eventuallyHolds } from "../support/eventually.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

const payment =
  "displayFinancialStatus fullyPaid unpaid paymentGatewayNames transactions { kind status gateway test createdAt amountSet { shopMoney { amount } } parentTransaction { kind } } totalReceivedSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } } totalCapturableSet { shopMoney { amount } }";
const money = (amount: string) => ({ shopMoney: { amount } });

test.each([
  [
    "paid",
    "shopify_payments",
    "PAID",
    [["SALE", "SUCCESS", "12.45"]],
    { fullyPaid: true, unpaid: false, totalReceivedSet: money("12.45"), totalOutstandingSet: money("0.0") },
  ],
  [
    "authorized",
    "shopify_payments",
    "AUTHORIZED",
    [["AUTHORIZATION", "SUCCESS", "12.45"]],
    { fullyPaid: false, unpaid: true, totalCapturableSet: money("12.45"), totalOutstandingSet: money("0.0") },
  ],
  [
    "pending",
    "Cash on Delivery (COD)",
    "PENDING",
    [["SALE", "PENDING", "12.45"]],
    { fullyPaid: false, unpaid: true, totalOutstandingSet: money("12.45") },
  ],
  [
    "partially_paid",
    "manual",
    "PARTIALLY_PAID",
    [["SALE", "SUCCESS", "6.22"]],
    { fullyPaid: false, unpaid: false, totalOutstandingSet: money("6.23") },
  ],
  [
    "voided",
    "shopify_payments",
    "VOIDED",
    [
      ["AUTHORIZATION", "SUCCESS", "12.45"],
      ["VOID", "SUCCESS", "0.0"],
    ],
    { fullyPaid: false, unpaid: true, totalOutstandingSet: money("12.45"), totalCapturableSet: money("0.0") },
  ],
])("an order can be %s by %s", async (state, gateway, status, transactions, rest) => {
  world.topics();
  const order = await world.buys({ lines: [{ sku: "MUG", quantity: 1 }], payment: state, gateway });
  const found = (await world.read(order, payment)) as unknown as {
    transactions: { kind: string; status: string; amountSet: { shopMoney: { amount: string } } }[];
  };
  expect(found).toMatchObject({ displayFinancialStatus: status, paymentGatewayNames: [gateway], ...rest });
  expect(found.transactions.map(({ kind, status: how, amountSet }) => [kind, how, amountSet.shopMoney.amount])).toEqual(transactions);
  expect(world.last("orders/create")).toMatchObject({ financial_status: status.toLowerCase(), payment_gateway_names: [gateway] });
  expect(world.topics().includes("orders/paid")).toBe(status === "PAID");
});

test("what can't be meant is refused in a sentence", async () => {
  const lines = [{ sku: "MUG", quantity: 1 }];
  for (const [asked, message] of [
    [{ lines, payment: "later" }, /payment: one of paid, authorized, pending/],
    [{ lines: [{ sku: "MUG", quantity: 1, delivery: "drone" }] }, /delivery: one of shipping, local/],
    [{ lines, risk: "huge" }, /risk: one of low, medium, high/],
    [{ lines, scheduledFor: "yesterday" }, /scheduledFor: 'yesterday' is no time to come/],
    [{ lines, scheduledFor: "2001-01-01T00:00:00Z" }, /no time to come/],
    [{ lines, currency: "XAU" }, /for XAU say the rate too/],
    [{ lines, cod: true, payment: "paid" }, /cash on delivery is pending/],
    [{ lines, shippingLine: { title: "Post", price: "free" } }, /price: an amount such as 12.50/],
    [{ lines, colour: "red" }, /colour/],
  ] as const)
    await expect(world.buys(asked), JSON.stringify(asked)).rejects.toThrow(message);
});

test("each delivery method has a fulfillment order of its own, and only what is shipped can be a warehouse's", async () => {
  const order = await world.buys({
    lines: [
      { sku: "MUG", quantity: 1 },
      { sku: "MUG", quantity: 1, delivery: "local" },
      { sku: "PLATE", quantity: 1, delivery: "pickup_point" },
      { sku: "PLATE", quantity: 1, delivery: "pick_up" },
      { sku: "MUG", quantity: 1, delivery: "retail" },
    ],
  });
  const found = order.fulfillmentOrders.map(({ methodType, locationId }) => [methodType, locationId === world.own.id]);
  expect(found).toEqual([
    ["SHIPPING", true],
    ["LOCAL", true],
    ["PICKUP_POINT", false],
    ["PICK_UP", true],
    ["RETAIL", true],
  ]);
  const nodes = await world.fulfillmentOrders(order);
  expect(nodes.map((node) => (node as unknown as { deliveryMethod: { methodType: string } }).deliveryMethod.methodType)).toEqual([
    "SHIPPING",
    "LOCAL",
    "PICKUP_POINT",
    "PICK_UP",
    "RETAIL",
  ]);
});

test("who picks up his order gives no address to ship to", async () => {
  const order = await world.buys({ lines: [{ sku: "MUG", quantity: 1 }], delivery: "pick_up" });
  expect(await world.read(order, "shippingAddress { city } shippingLine { title } requiresShipping")).toEqual({
    shippingAddress: null,
    shippingLine: { title: "Pick up in store" },
    requiresShipping: true,
  });
});

test("an order says what the buyer said: shipping line, phone, tags, note, attributes, company, tax number, risk, test, source", async () => {
  const order = await world.buys({
    lines: [{ sku: "MUG", quantity: 1, attributes: { Engraving: "For Ada" } }],
    shippingLine: { title: "Express", code: "EXP", price: "9.90" },
    phone: "+447700900123",
    tags: ["vip", "Gift", "VIP"],
    note: "Ring twice",
    attributes: { "Gift message": "Happy birthday" },
    company: "Okafor Ltd",
    taxId: "52998224725",
    shipTo: { countryCode: "BR" },
    risk: "high",
    test: true,
    source: "draft",
  });
  expect(
    await world.read(
      order,
      "phone tags note test sourceName shippingLine { title code originalPriceSet { shopMoney { amount } } } shippingLines(first: 2) { nodes { code } } customAttributes { key value } lineItems(first: 1) { nodes { customAttributes { key value } } } shippingAddress { company phone countryCodeV2 } risk { recommendation assessments { riskLevel } } localizedFields(first: 2) { nodes { key value } } totalPriceSet { shopMoney { amount } }",
    ),
  ).toEqual({
    phone: "+447700900123",
    tags: ["Gift", "vip"],
    note: "Ring twice",
    test: true,
    sourceName: "shopify_draft_order",
    shippingLine: { title: "Express", code: "EXP", originalPriceSet: money("9.9") },
    shippingLines: { nodes: [{ code: "EXP" }] },
    customAttributes: [{ key: "Gift message", value: "Happy birthday" }],
    lineItems: { nodes: [{ customAttributes: [{ key: "Engraving", value: "For Ada" }] }] },
    shippingAddress: { company: "Okafor Ltd", phone: null, countryCodeV2: "BR" },
    risk: { recommendation: "CANCEL", assessments: [{ riskLevel: "HIGH" }] },
    localizedFields: { nodes: [{ key: "TAX_CREDENTIAL_BR", value: "52998224725" }] },
    totalPriceSet: money("18.4"),
  });
  expect(world.last("orders/create")).toMatchObject({
    test: true,
    source_name: "shopify_draft_order",
    phone: "+447700900123",
    tags: "Gift, vip",
  });
});

test("a buyer abroad pays in his own money, the shop counts in its own", async () => {
  const order = await world.buys({
    lines: [{ sku: "MUG", quantity: 2 }],
    shippingLine: { title: "Post", price: "0" },
    currency: { presentmentCurrencyCode: "JPY", rate: 190 },
    taxesIncluded: false,
  });
  expect(
    await world.read(
      order,
      "currencyCode presentmentCurrencyCode taxesIncluded totalTaxSet { shopMoney { amount } } totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } } transactions { amountSet { presentmentMoney { amount currencyCode } } }",
    ),
  ).toEqual({
    currencyCode: "GBP",
    presentmentCurrencyCode: "JPY",
    taxesIncluded: false,
    totalTaxSet: money("3.4"),
    totalPriceSet: { shopMoney: { amount: "20.4", currencyCode: "GBP" }, presentmentMoney: { amount: "3876.0", currencyCode: "JPY" } },
    transactions: [{ amountSet: { presentmentMoney: { amount: "3876.0", currencyCode: "JPY" } } }],
  });
  expect(world.last("orders/create")).toMatchObject({
    presentment_currency: "JPY",
    total_price_set: { shop_money: { amount: "20.40" }, presentment_money: { amount: "3876.00", currency_code: "JPY" } },
  });
});

test("a gift card needs no shipping and is sent by Shopify itself, the rest of the order waits", async () => {
  const order = await world.buys({
    lines: [
      { title: "Gift card", giftCard: true, quantity: 1 },
      { sku: "MUG", quantity: 1 },
    ],
  });
  expect(order.fulfillmentOrders.map(({ methodType, status }) => [methodType, status])).toEqual([
    ["NONE", "CLOSED"],
    ["SHIPPING", "OPEN"],
  ]);
  expect(
    await world.read(order, "displayFulfillmentStatus lineItems(first: 2) { nodes { isGiftCard requiresShipping unfulfilledQuantity } }"),
  ).toEqual({
    displayFulfillmentStatus: "PARTIALLY_FULFILLED",
    lineItems: {
      nodes: [
        { isGiftCard: true, requiresShipping: false, unfulfilledQuantity: 0 },
        { isGiftCard: false, requiresShipping: true, unfulfilledQuantity: 1 },
      ],
    },
  });
});

test("a delivery that is prepaid for later is SCHEDULED, and OPEN by itself on its day", async () => {
  const order = await world.buys({ lines: [{ sku: "MUG", quantity: 1 }], scheduledFor: "P30D" });
  const [one] = await world.fulfillmentOrders(order);
  expect(one).toMatchObject({ status: "SCHEDULED", fulfillAt: expect.stringMatching(/^20\d\d-/) as string });
  expect(await world.read(order, "displayFulfillmentStatus")).toEqual({ displayFulfillmentStatus: "SCHEDULED" });
  world.topics();
  world.clock.advance(Temporal.Duration.from("P31D"));
  await eventuallyHolds(() => expect(order.fulfillmentOrders[0]?.status).toBe("OPEN"));
  expect(world.topics()).toContain("fulfillment_orders/scheduled_fulfillment_order_ready");
});

test("orders/create carries what REST's order has", async () => {
  await world.buys({ lines: [{ sku: "MUG", quantity: 1 }] });
  const payload = world.last("orders/create");
  for (const field of [
    "app_id",
    "browser_ip",
    "checkout_id",
    "client_details",
    "company",
    "confirmation_number",
    "current_shipping_price_set",
    "current_total_tax_set",
    "customer_locale",
    "merchant_business_entity_id",
    "po_number",
    "total_outstanding",
    "user_id",
    "line_item_groups",
    "discount_applications",
  ])
    expect(payload, field).toHaveProperty(field);
});

test("an order's risk may be known after it was placed, and is told", async () => {
  const order = await world.buys({ lines: [{ sku: "MUG", quantity: 1 }] });
  world.topics();
  const fields = "orderRiskAssessment { riskLevel } userErrors { message }";
  const input = {
    orderId: `gid://shopify/Order/${order.id}`,
    riskLevel: "HIGH",
    facts: [{ description: "Card of another country", sentiment: "NEGATIVE" }],
  };
  expect(
    await world.ask("orderRiskAssessmentCreate", "$orderRiskAssessmentInput: OrderRiskAssessmentCreateInput!", fields, {
      orderRiskAssessmentInput: input,
    }),
  ).toEqual({ orderRiskAssessment: { riskLevel: "HIGH" }, userErrors: [] });
  expect(world.topics()).toEqual(["orders/risk_assessment_changed", "orders/updated"]);
  expect(await world.read(order, "risk { recommendation }")).toEqual({ risk: { recommendation: "CANCEL" } });
});

test("orders are found by risk, source, gateway and delivery method", async () => {
  const { name } = await world.buys({
    lines: [{ sku: "MUG", quantity: 1 }],
    risk: "medium",
    source: "pos",
    payment: "pending",
    gateway: "Bank deposit",
    delivery: "pick_up",
  });
  for (const query of [
    "risk_level:medium",
    "source_name:pos",
    "gateway:'Bank deposit'",
    "delivery_method:pick-up financial_status:pending",
  ]) {
    const data = await world.run("query($query: String!) { orders(first: 5, query: $query) { nodes { name } } }", { query });
    expect(data["orders"], query).toEqual({ nodes: [{ name }] });
  }
});
