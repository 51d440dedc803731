import { beforeEach, describe, expect, test } from "vitest";
import { findLevel } from "#sandbox/shopify/inventory/find-level.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { aSmallShop, type SmallShop } from "./a-small-shop.ts";
import { askShop } from "./ask-shop.ts";
import { type CreateOrders, createOrders, gbp, said, vase } from "./create-orders.ts";

let small: SmallShop;
let create: CreateOrders["create"];
let created: CreateOrders["created"];
beforeEach(async () => {
  small = aSmallShop();
  ({ create, created } = createOrders(await askShop(small.state, "merchant")));
});

const address = { firstName: "Ada", lastName: "Buyer", address1: "1 High Street", city: "Leeds", zip: "LS1 1AA", countryCode: "GB" };
const mugs = (quantity: number) => ({
  variantId: toGid("ProductVariant", small.mug.id),
  quantity,
  priceSet: gbp("8.50"),
  requiresShipping: true,
});

describe("an order that an app creates", () => {
  test("is what the app says it is, with its fulfillment orders in the answer", async () => {
    const order = await created(
      {
        name: "WEB-7",
        email: "ada@buyer.example",
        phone: "+441130000000",
        note: "ring twice",
        poNumber: "PO 7",
        tags: ["wholesale", "b2b"],
        test: true,
        customAttributes: [{ key: "gift", value: "yes" }],
        processedAt: "2026-01-02T03:04:05Z",
        shippingAddress: address,
        lineItems: [{ ...vase, sku: "VASE", vendor: "Potter", variantTitle: "Blue", properties: [{ name: "engraving", value: "A" }] }],
        shippingLines: [{ title: "Express", code: "EXP", priceSet: gbp("4.00") }],
        metafields: [{ namespace: "erp", key: "number", type: "single_line_text_field", value: "77" }],
      },
      `name email phone note poNumber tags test processedAt customAttributes { key value } shippingAddress { city countryCodeV2 } metafield(namespace: "erp", key: "number") { value }
       shippingLine { title code originalPriceSet { shopMoney { amount } } } totalPriceSet { shopMoney { amount } }
       lineItems(first: 5) { nodes { title sku vendor variantTitle quantity variant { id } customAttributes { key value } } }
       fulfillmentOrders(first: 5) { nodes { status requestStatus deliveryMethod { methodType } lineItems(first: 5) { nodes { remainingQuantity } } } }`,
    );
    expect(order).toMatchObject({
      name: "WEB-7",
      email: "ada@buyer.example",
      phone: "+441130000000",
      note: "ring twice",
      poNumber: "PO 7",
      tags: ["b2b", "wholesale"],
      test: true,
      processedAt: "2026-01-02T03:04:05Z",
      customAttributes: [{ key: "gift", value: "yes" }],
      shippingAddress: { city: "Leeds", countryCodeV2: "GB" },
      metafield: { value: "77" },
      shippingLine: { title: "Express", code: "EXP", originalPriceSet: said("4.0") },
      totalPriceSet: said("24.0"),
      lineItems: {
        nodes: [
          {
            title: "Vase",
            sku: "VASE",
            vendor: "Potter",
            variantTitle: "Blue",
            quantity: 2,
            variant: null,
            customAttributes: [{ key: "engraving", value: "A" }],
          },
        ],
      },
      fulfillmentOrders: {
        nodes: [
          {
            status: "OPEN",
            requestStatus: "UNSUBMITTED",
            deliveryMethod: { methodType: "SHIPPING" },
            lineItems: { nodes: [{ remainingQuantity: 2 }] },
          },
        ],
      },
    });
  });

  test("takes stock only where it says so", async () => {
    const available = () => findLevel(small.state, small.mug.inventoryItemId, small.shop.id)?.available;
    const order = await created({ lineItems: [mugs(3)] }, "lineItems(first: 1) { nodes { title variant { id } } }");
    expect(order).toMatchObject({ lineItems: { nodes: [{ title: "Mug", variant: { id: toGid("ProductVariant", small.mug.id) } }] } });
    expect(available()).toBe(10);
    await created({ lineItems: [mugs(3)] }, "id", { inventoryBehaviour: "DECREMENT_IGNORING_POLICY" });
    expect(available()).toBe(7);
  });

  test("belongs to who is named, or to who has its email address", async () => {
    const what = "customer { id email firstName tags defaultAddress { city } numberOfOrders }";
    const first = await created({ email: "Ada@Buyer.example", lineItems: [vase], shippingAddress: address }, what);
    expect(first["customer"]).toMatchObject({ firstName: "Ada", defaultAddress: { city: "Leeds" }, numberOfOrders: "1" });
    const { id } = first["customer"] as { id: string };
    const again = await created({ email: "ada@buyer.example", lineItems: [vase] }, what);
    expect(again["customer"]).toMatchObject({ id, numberOfOrders: "2" });
    const named = await created(
      { lineItems: [vase], customer: { toUpsert: { email: "ada@buyer.example", firstName: "Augusta", tags: ["vip"] } } },
      `email ${what}`,
    );
    expect(named).toMatchObject({ email: "Ada@Buyer.example", customer: { id, firstName: "Augusta", tags: ["vip"], numberOfOrders: "3" } });
    expect(await created({ lineItems: [vase] }, what)).toMatchObject({ customer: null });
  });

  test("that was shipped before is shipped, from the location that is named, with its parcel and where it is", async () => {
    const cellar = addLocation(small.state, { name: "Cellar" });
    const what = "displayFulfillmentStatus fulfillments { status location { name } trackingInfo { number company } displayStatus }";
    const shipped = await created(
      {
        lineItems: [vase],
        fulfillment: {
          locationId: toGid("Location", cellar.id),
          trackingNumber: "1Z",
          trackingCompany: "UPS",
          shipmentStatus: "IN_TRANSIT",
        },
      },
      what,
    );
    expect(shipped).toMatchObject({
      displayFulfillmentStatus: "FULFILLED",
      fulfillments: [
        { status: "SUCCESS", location: { name: "Cellar" }, trackingInfo: [{ number: "1Z", company: "UPS" }], displayStatus: "IN_TRANSIT" },
      ],
    });
    expect(await created({ lineItems: [vase], fulfillmentStatus: "PARTIAL" }, what)).toMatchObject({
      displayFulfillmentStatus: "PARTIALLY_FULFILLED",
    });
    expect(
      await created({ lineItems: [vase], fulfillmentStatus: "RESTOCKED" }, "cancelledAt fulfillmentOrders(first: 1) { nodes { status } }"),
    ).toMatchObject({
      cancelledAt: expect.any(String) as string,
      fulfillmentOrders: { nodes: [{ status: "CLOSED" }] },
    });
  });

  test("goes where a line's fulfillment service is", async () => {
    const [service] = small.state.fulfillmentServices.values();
    const order = await created(
      { lineItems: [{ ...vase, fulfillmentService: service?.handle }, vase] },
      "fulfillmentOrders(first: 5) { nodes { assignedLocation { name } lineItems(first: 5) { nodes { id } } } }",
    );
    const places = (order["fulfillmentOrders"] as { nodes: { assignedLocation: { name: string } }[] }).nodes.map(
      (one) => one.assignedLocation.name,
    );
    expect(places.toSorted()).toEqual(["Shop", "Warehouse"]);
  });

  test("is told as any order is", async () => {
    small.told.length = 0;
    await created(
      {
        email: "new@buyer.example",
        lineItems: [{ ...vase, taxLines: [{ title: "VAT", rate: 0.2, priceSet: gbp("4.00") }] }],
        transactions: [{ amountSet: gbp("24.00") }],
      },
      "id",
    );
    expect(small.told.map(({ topic }) => topic)).toEqual([
      "customers/create",
      "customers/update",
      "orders/create",
      "order_transactions/create",
      "orders/paid",
      "fulfillment_orders/order_routing_complete",
    ]);
    expect(small.told.find(({ topic }) => topic === "orders/create")?.payload).toMatchObject({
      total_price: "24.00",
      total_tax: "4.00",
      tax_lines: [{ title: "VAT", rate: 0.2, price: "4.00" }],
      line_items: [{ title: "Vase", tax_lines: [{ price: "4.00" }] }],
    });
  });
});

describe("what is no order is refused, and nothing is made of it", () => {
  const nameless = [
    { field: ["order"], message: "Order Line items is invalid", code: "INVALID" },
    { field: ["order", "lineItems"], message: "Line items Name can't be blank", code: "INVALID" },
    { field: ["order", "lineItems"], message: "Line items Title can't be blank", code: "INVALID" },
  ];
  test.each([
    ["no lines", {}, [{ field: ["order", "lineItems"], message: "Line items must have at least one line item", code: "INVALID" }]],
    ["a variant that is not there, without a title", { lineItems: [{ variantId: toGid("ProductVariant", 1), quantity: 1 }] }, nameless],
    [
      "a customer named twice",
      { lineItems: [vase], customerId: toGid("Customer", 1), customer: { toAssociate: { id: toGid("Customer", 1) } } },
      [{ field: ["order"], message: "Customer fields are redundant", code: "REDUNDANT_CUSTOMER_FIELDS" }],
    ],
    [
      "a service that is none",
      { lineItems: [{ ...vase, fulfillmentService: "nobody" }] },
      [
        {
          field: ["order", "lineItems", "0", "fulfillmentService"],
          message: "Fulfillment service is invalid",
          code: "FULFILLMENT_SERVICE_INVALID",
        },
      ],
    ],
  ])("%s", async (_, order, errors) => {
    const answer = await create(order, "name");
    expect(answer.at("orderCreate")).toEqual({ order: null, userErrors: errors });
    expect(small.state.orders.size).toBe(0);
  });

  test("an order wants the right to write orders", async () => {
    const reader = await askShop(small.state, ["read_orders"]);
    const answer = await reader("mutation Create($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id } } }", {
      order: { lineItems: [vase] },
    });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  });
});
