import { afterEach, beforeEach, expect, test } from "vitest";
import { aSmallShop, type SmallShop } from "./a-small-shop.ts";
import { askShop, type Ask } from "./ask-shop.ts";

let shop: SmallShop;
let app: Ask;
beforeEach(async () => {
  shop = aSmallShop();
  shop.state.appHost = "app.example";
  app = await askShop(shop.state, ["write_fulfillments", "read_locations", "read_assigned_fulfillment_orders"]);
});
afterEach(() => shop.state.clock.stop());

const CREATE = `mutation ($name: String!, $callbackUrl: URL) { fulfillmentServiceCreate(name: $name, callbackUrl: $callbackUrl) {
  fulfillmentService { handle location { shipsInventory fulfillsOnlineOrders isFulfillmentService } } userErrors { field message } } }`;

const refusals = async (name: string, callbackUrl: string | null = null) =>
  (await app(CREATE, { name, callbackUrl })).at("fulfillmentServiceCreate.userErrors");

test("the merchant himself is the first fulfillment service", async () => {
  const answer = await app("{ shop { fulfillmentServices { id type handle } } }");
  expect(answer.at("shop.fulfillmentServices")).toMatchObject([
    { id: "gid://shopify/FulfillmentService/manual", type: "MANUAL", handle: "manual" },
    { type: "THIRD_PARTY", handle: "warehouse" },
  ]);
});

test("a service's location is no shelf of the merchant's, and its handle is its name in plain letters", async () => {
  const answer = await app(CREATE, { name: "Café__3PL Nord!!!" });
  expect(answer.at("fulfillmentServiceCreate.fulfillmentService")).toEqual({
    handle: "cafe__3pl-nord",
    location: { shipsInventory: false, fulfillsOnlineOrders: true, isFulfillmentService: true },
  });
});

test("reserved names, names with spaces around them and callbacks to somebody else are refused", async () => {
  for (const name of ["Manual", "Gift_Card", "Shopify", "amazon"])
    expect(await refusals(name)).toEqual([{ field: ["name"], message: "Name is reserved" }]);
  expect(await refusals("Warehouse")).toEqual([{ field: ["name"], message: "Name has already been taken" }]);
  expect(await refusals(" North ")).toEqual([
    { field: ["name"], message: "Name cannot begin with a whitespace character" },
    { field: ["name"], message: "Name cannot end with a whitespace character" },
  ]);
  expect(await refusals("", "https://somebody.example/cb")).toEqual([
    { field: ["name"], message: "Name can't be blank" },
    { field: ["callbackUrl"], message: "Callback url is not allowed" },
  ]);
  expect(await refusals("North", "ftp://app.example/cb")).toEqual([
    { field: ["callbackUrl"], message: "Callback url protocol ftp:// is not supported" },
  ]);
  expect(await refusals("North", "https://app.example/cb")).toEqual([]);
});
