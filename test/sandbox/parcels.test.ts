import { describe, expect, test } from "vitest";
import { trackingPage } from "#sandbox/shopify/fulfillment-orders/shipping/tracking-page.ts";
import { findLevel } from "#sandbox/shopify/inventory/find-level.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { loadAdminSchema } from "#sandbox/shopify/schema/load-admin-schema.ts";
import { eachInAShop } from "./each-in-a-shop.ts";
import { anOrderOf, gidOf, glance } from "./an-order-there.ts";
import { askShop } from "./ask-shop.ts";

const { shop, merchant } = eachInAShop();

const SHIP = `mutation ($parcel: FulfillmentInput!) { fulfillmentCreate(fulfillment: $parcel) {
  fulfillment { id trackingInfo(first: 5) { company number url } } userErrors { field message } } }`;
const UNSHIP = "mutation ($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } } }";
const CORRECT = `mutation ($id: ID!, $info: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $info) {
  fulfillment { status trackingInfo(first: 5) { company number url } } userErrors { message } } }`;
const MOVE = "mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }";
const ACCEPT = "mutation ($id: ID!) { fulfillmentOrderAcceptFulfillmentRequest(id: $id) { userErrors { message } } }";

type Part = { of: OrderRecord; which?: number; quantity?: number };

const parcelOf = (parts: Part[], trackingInfo?: object) => ({
  ...(trackingInfo && { trackingInfo }),
  lineItemsByFulfillmentOrder: parts.map(({ of, which = 0, quantity }) => {
    const one = of.fulfillmentOrders[which];
    return {
      fulfillmentOrderId: gidOf(one),
      ...(quantity !== undefined && {
        fulfillmentOrderLineItems: [{ id: toGid("FulfillmentOrderLineItem", one?.lines[0]?.id ?? 0), quantity }],
      }),
    };
  }),
});

const ship = async (parts: Part[], trackingInfo?: object) => merchant(SHIP, { parcel: parcelOf(parts, trackingInfo) });
const topics = () =>
  shop()
    .told.map(({ topic }) => topic)
    .filter((topic) => !topic.startsWith("inventory") && !topic.startsWith("customers"));

describe("the merchant's hands", () => {
  test("ship what a warehouse was to ship, and the whole shop hears of it", async () => {
    const order = anOrderOf(shop(), { plates: 2 });
    shop().told.length = 0;
    await ship([{ of: order, quantity: 1 }]);
    expect(topics()).toEqual(["fulfillments/create", "orders/partially_fulfilled", "orders/updated"]);
    shop().told.length = 0;
    await ship([{ of: order }]);
    expect(topics()).toEqual(["fulfillments/create", "orders/fulfilled", "orders/updated"]);
    expect(order.fulfillmentOrders.map(glance)).toEqual([["CLOSED", "UNSUBMITTED", ["0/2"]]]);
  });

  test("take a parcel back: its units are to be shipped again where they were, and their stock is committed again", async () => {
    const order = anOrderOf(shop(), { plates: 2 });
    const shipped = await ship([{ of: order }], { number: "1" });
    shop().told.length = 0;
    const id = shipped.at("fulfillmentCreate.fulfillment.id");
    const taken = await merchant(UNSHIP, { id });
    expect(taken.at("fulfillmentCancel")).toEqual({ fulfillment: { status: "CANCELLED" }, userErrors: [] });
    expect(topics()).toEqual(["fulfillments/update", "orders/updated"]);
    expect(order.fulfillmentOrders.map(glance)).toEqual([
      ["CLOSED", "UNSUBMITTED", ["0/2"]],
      ["OPEN", "UNSUBMITTED", ["2/2"]],
    ]);
    expect(order.fulfillmentOrders[1]?.locationId).toBe(shop().warehouse.id);
    expect(findLevel(shop().state, shop().plate.inventoryItemId, shop().warehouse.id)).toMatchObject({ available: 8, committed: 2 });
    expect((await merchant(UNSHIP, { id })).at("fulfillmentCancel.userErrors")).toEqual([]);
    expect(order.fulfillmentOrders).toHaveLength(2);
  });

  test("take one of two parcels back: its units are in the fulfillment order again, which is open still", async () => {
    const order = anOrderOf(shop(), { plates: 3 });
    const shipped = await ship([{ of: order, quantity: 1 }]);
    await merchant(UNSHIP, { id: shipped.at("fulfillmentCreate.fulfillment.id") });
    expect(order.fulfillmentOrders.map((one) => glance(one)[2])).toEqual([["3/3"]]);
  });

  test("send units elsewhere when a parcel is taken back to a location that is closed", async () => {
    const order = anOrderOf(shop(), { mugs: 1 });
    const shipped = await ship([{ of: order }]);
    shop().shop.isActive = false;
    await merchant(UNSHIP, { id: shipped.at("fulfillmentCreate.fulfillment.id") });
    expect(order.fulfillmentOrders[1]?.locationId).toBe(shop().warehouse.id);
    expect(findLevel(shop().state, shop().mug.inventoryItemId, shop().warehouse.id)).toMatchObject({ available: 9, committed: 1 });
  });

  test("correct tracking, also of a parcel that was cancelled, with as many numbers as there are boxes", async () => {
    const order = anOrderOf(shop(), { mugs: 1 });
    const id = (await ship([{ of: order }], { company: "Royal Mail", number: "RM1" })).at("fulfillmentCreate.fulfillment.id");
    await merchant(UNSHIP, { id });
    const corrected = await merchant(CORRECT, { id, info: { company: "DPD UK", numbers: ["A 1", "B"] } });
    expect(corrected.at("fulfillmentTrackingInfoUpdate")).toMatchObject({
      fulfillment: {
        status: "CANCELLED",
        trackingInfo: [
          { number: "A 1", url: "https://track.dpd.co.uk/search?reference=A%201" },
          { number: "B", url: "https://track.dpd.co.uk/search?reference=B" },
        ],
      },
      userErrors: [],
    });
  });
});

describe("a parcel that can't be", () => {
  const errors = async (parts: Part[]) => (await ship(parts)).at("fulfillmentCreate.userErrors");
  const said = (message: string) => [{ field: ["fulfillment"], message }];

  test("is refused in Shopify's words", async () => {
    const order = anOrderOf(shop(), { plates: 1 });
    expect(await errors([{ of: order, quantity: 2 }])).toEqual(said("Invalid fulfillment order line item quantity requested."));
    expect(await errors([{ of: order, which: 7 }])).toEqual(said("Fulfillment order does not exist."));
    const path = ["fulfillment", "lineItemsByFulfillmentOrder", "0", "fulfillmentOrderLineItems", "0", "quantity"];
    expect(await errors([{ of: order, quantity: 0 }])).toEqual([{ field: path, message: "Quantity must be greater than 0" }]);

    const other = anOrderOf(shop(), { plates: 1 });
    expect(await errors([{ of: order }, { of: other }])).toEqual(
      said(`All fulfillment orders must belong to the same order. Multiple orders with ids [${order.id}, ${other.id}] were found.`),
    );
    await ship([{ of: order }]);
    expect(await errors([{ of: order }])).toEqual(
      said(`Fulfillment order ${order.fulfillmentOrders[0]?.id} has an unfulfillable status= closed.`),
    );
  });
});

describe("access scopes", () => {
  const write = (...kinds: string[]) => kinds.map((kind) => `write_${kind}_fulfillment_orders`);
  const denied = [{ extensions: { code: "ACCESS_DENIED" } }];

  test("hold each for the fulfillment orders that they name", async () => {
    const own = anOrderOf(shop(), { mugs: 1 });
    const there = anOrderOf(shop(), { plates: 1 });
    const assigned = await askShop(shop().state, [...write("assigned"), "write_fulfillments"]);
    expect((await assigned(SHIP, { parcel: parcelOf([{ of: own }]) })).errors).toMatchObject(denied);
    expect((await assigned(SHIP, { parcel: parcelOf([{ of: there }]) })).errors).toBeUndefined();

    const other = anOrderOf(shop(), { plates: 1 });
    const move = { id: gidOf(other.fulfillmentOrders[0]), to: toGid("Location", shop().shop.id) };
    expect((await (await askShop(shop().state, write("merchant_managed")))(MOVE, move)).errors).toMatchObject(denied);
    expect((await (await askShop(shop().state, write("third_party")))(MOVE, move)).errors).toBeUndefined();
  });

  test("give an app nothing to do with another app's warehouse, which it can't even see", async () => {
    const made = await merchant(`mutation { fulfillmentServiceCreate(name: "Another 3PL", callbackUrl: "https://other.example/cb") {
      fulfillmentService { id location { id } } userErrors { message } } }`);
    const location = String(made.at("fulfillmentServiceCreate.fulfillmentService.location.id"));
    const order = anOrderOf(shop(), { plates: 1 });
    await merchant(
      `mutation ($item: ID!, $at: ID!) { inventoryActivate(inventoryItemId: $item, locationId: $at, available: 5) @idempotent(key: "1") {
        userErrors { message } } }`,
      { item: toGid("InventoryItem", shop().plate.inventoryItemId), at: location },
    );
    const id = gidOf(order.fulfillmentOrders[0]);
    expect((await merchant(MOVE, { id, to: location })).at("fulfillmentOrderMove.userErrors")).toEqual([]);

    const app = await askShop(shop().state, [...write("assigned"), "write_fulfillments"]);
    const seen = await app("{ assignedFulfillmentOrders(first: 10) { nodes { id } } fulfillmentOrders(first: 10) { nodes { id } } }");
    expect([seen.at("assignedFulfillmentOrders.nodes"), seen.at("fulfillmentOrders.nodes")]).toEqual([[], []]);
    expect((await app(ACCEPT, { id })).errors).toMatchObject(denied);
    const deleted = await app(
      "mutation ($id: ID!) { fulfillmentServiceDelete(id: $id, inventoryAction: KEEP) { userErrors { message } } }",
      {
        id: made.at("fulfillmentServiceCreate.fulfillmentService.id"),
      },
    );
    expect(deleted.at("fulfillmentServiceDelete.userErrors.0.message")).toBe("Fulfillment service could not be found.");
  });
});

test("every carrier that the schema names has a page for its numbers, and no other has", async () => {
  const { schema } = await loadAdminSchema();
  const type = schema.getType("FulfillmentTrackingInfo");
  const text = type && "getFields" in type ? (type.getFields()["company"]?.description ?? "") : "";
  const names = [...text.matchAll(/^ {2}\* (?!\*\*)(.+)$/gm)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => trackingPage(name, "1") === null)).toEqual([]);
  expect(trackingPage("royal mail", "1")).toBeNull();
});
