import { describe, expect, test } from "vitest";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { changeLevel } from "#sandbox/shopify/inventory/change-level.ts";
import { findLevel } from "#sandbox/shopify/inventory/find-level.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { eachInAShop } from "./each-in-a-shop.ts";
import { anOrderOf, gidOf, glance } from "./an-order-there.ts";

const { shop, merchant } = eachInAShop();

const ADD = `mutation ($input: LocationAddInput!) { locationAdd(input: $input) {
  location { id isActive shipsInventory address { city country } } userErrors { field message code } } }`;
const CLOSE = `mutation ($id: ID!, $to: ID, $key: String!) { locationDeactivate(locationId: $id, destinationLocationId: $to) @idempotent(key: $key) {
  location { isActive deactivatedAt } locationDeactivateUserErrors { field message code } } }`;
const REOPEN = `mutation ($id: ID!, $key: String!) { locationActivate(locationId: $id) @idempotent(key: $key) {
  location { isActive } locationActivateUserErrors { code } } }`;
const DELETE = "mutation ($id: ID!) { locationDelete(locationId: $id) { deletedLocationId locationDeleteUserErrors { code } } }";
const END = `mutation ($id: ID!, $action: FulfillmentServiceDeleteInventoryAction, $to: ID) {
  fulfillmentServiceDelete(id: $id, inventoryAction: $action, destinationLocationId: $to) { deletedId userErrors { field message } } }`;

let keys = 0;
const close = async (id: string, to: string | null = null) => merchant(CLOSE, { id, to, key: `close-${(keys += 1)}` });
const add = async (name: string) =>
  String((await merchant(ADD, { input: { name, address: { countryCode: "GB", city: "Leeds" } } })).at("locationAdd.location.id"));
const topics = () =>
  shop()
    .told.map(({ topic }) => topic)
    .filter((topic) => topic.startsWith("locations/"));

describe("a location of the merchant's", () => {
  test("is opened, closed, opened again and deleted, and apps hear of each", async () => {
    const id = await add("Leeds");
    expect((await close(id)).at("locationDeactivate")).toMatchObject({ location: { isActive: false }, locationDeactivateUserErrors: [] });
    expect((await merchant(REOPEN, { id, key: "a" })).at("locationActivate.location.isActive")).toBe(true);
    expect((await merchant(DELETE, { id })).at("locationDelete.locationDeleteUserErrors")).toEqual([{ code: "LOCATION_IS_ACTIVE" }]);
    await close(id);
    expect((await merchant(DELETE, { id })).at("locationDelete.deletedLocationId")).toBe(id);
    expect(topics()).toEqual([
      "locations/create",
      "locations/deactivate",
      "locations/activate",
      "locations/deactivate",
      "locations/delete",
    ]);
  });

  test("with stock or open orders is closed only when both have somewhere to go, and then they go there", async () => {
    const leeds = await add("Leeds");
    const from = Number(leeds.split("/").at(-1));
    const { state, mug } = shop();
    changeLevel(state, activateLevel(state, mug.inventoryItemId, from), { available: 8 });
    const order = anOrderOf(shop(), { mugs: 2 });
    await merchant("mutation Move($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }", {
      id: toGid("FulfillmentOrder", order.fulfillmentOrders[0]?.id ?? 0),
      to: leeds,
    });
    expect(findLevel(state, mug.inventoryItemId, from)).toMatchObject({ available: 6, committed: 2 });
    const here = toGid("Location", shop().shop.id);
    expect((await close(leeds)).at("locationDeactivate.locationDeactivateUserErrors.0.code")).toBe("HAS_ACTIVE_INVENTORY_ERROR");
    expect((await close(leeds, here)).at("locationDeactivate.locationDeactivateUserErrors")).toEqual([]);
    expect(order.fulfillmentOrders.map((one) => toGid("Location", one.locationId))).toEqual([here]);
    expect(findLevel(state, mug.inventoryItemId, shop().shop.id)).toMatchObject({ available: 16, committed: 2 });
    expect(findLevel(state, mug.inventoryItemId, from)).toMatchObject({ available: 0, committed: 0 });
  });

  test("that is the shop's first, or a warehouse's, can't be closed", async () => {
    const leeds = await add("Leeds");
    expect((await close(toGid("Location", shop().shop.id), leeds)).at("locationDeactivate.location.isActive")).toBe(true);
    for (const { id } of [shop().shop, shop().warehouse])
      expect((await close(toGid("Location", id))).at("locationDeactivate.locationDeactivateUserErrors.0.code")).toBe(
        "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR",
      );
    const here = toGid("Location", shop().shop.id);
    expect((await close(here, here)).at("locationDeactivate.locationDeactivateUserErrors.0.code")).toBe(
      "DESTINATION_LOCATION_IS_THE_SAME_LOCATION",
    );
  });

  test("leaves its name to others while it is closed, and can't be opened again when one has taken it", async () => {
    const id = await add("Leeds");
    await close(id);
    await add("Leeds");
    expect((await merchant(REOPEN, { id, key: "b" })).at("locationActivate.location.isActive")).toBe(false);
    expect((await merchant("query Read($id: ID!) { location(id: $id) { activatable } }", { id })).at("location.activatable")).toBe(false);
    expect((await merchant('{ locationsCount(query: "name:Leeds") { count } }')).at("locationsCount.count")).toBe(2);
  });

  test("needs a name of its own", async () => {
    const refused = async (name: string) =>
      (await merchant(ADD, { input: { name, address: { countryCode: "GB" } } })).at("locationAdd.userErrors");
    expect(await refused("")).toEqual([{ field: ["input", "name"], message: "Add a location name", code: "BLANK" }]);
    expect(await refused("shop")).toEqual([
      { field: ["input", "name"], message: "You already have a location with this name", code: "TAKEN" },
    ]);
  });
});

describe("a warehouse whose service the owner deletes", () => {
  const service = () => toGid("FulfillmentService", shop().warehouse.fulfillmentServiceId ?? 0);
  const SUBMIT = "mutation ($id: ID!) { fulfillmentOrderSubmitFulfillmentRequest(id: $id) { userErrors { message } } }";

  test("becomes the merchant's own when he keeps it, and what was asked of it is asked of nobody", async () => {
    const order = anOrderOf(shop(), { plates: 1 });
    await merchant(SUBMIT, { id: gidOf(order.fulfillmentOrders[0]) });
    expect((await merchant(END, { id: service(), action: "KEEP" })).at("fulfillmentServiceDelete.userErrors")).toEqual([]);
    expect(shop().warehouse.fulfillmentServiceId).toBeNull();
    expect(order.fulfillmentOrders.map(glance)).toEqual([["OPEN", "UNSUBMITTED", ["1/1"]]]);
  });

  test("hands its stock and its open work over, unless somebody has said yes to it", async () => {
    const order = anOrderOf(shop(), { plates: 1 });
    const to = toGid("Location", shop().shop.id);
    await merchant(SUBMIT, { id: gidOf(order.fulfillmentOrders[0]) });
    const refused = await merchant(END, { id: service(), action: "TRANSFER", to });
    expect(refused.at("fulfillmentServiceDelete.deletedId")).toBeNull();
    expect(findLevel(shop().state, shop().plate.inventoryItemId, shop().warehouse.id)?.available).toBe(9);

    await merchant("mutation ($id: ID!) { fulfillmentOrderCancel(id: $id) { userErrors { message } } }", {
      id: gidOf(order.fulfillmentOrders[0]),
    });
    expect((await merchant(END, { id: service(), action: "TRANSFER", to })).at("fulfillmentServiceDelete.userErrors")).toEqual([]);
    expect(order.fulfillmentOrders.at(-1)?.locationId).toBe(shop().shop.id);
    expect(findLevel(shop().state, shop().plate.inventoryItemId, shop().shop.id)).toMatchObject({ available: 9, committed: 1 });
  });
});
