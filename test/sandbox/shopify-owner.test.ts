import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { root } from "../../tools/codegen/find-documents.ts";
import { startShopify, type RunningShopify } from "./start-shopify.ts";

let shop: RunningShopify;
beforeAll(async () => {
  shop = await startShopify({ resolvers: commerceResolvers, toml: await readFile(`${root}shopify.app.toml`, "utf8") });
  addLocation(shop.state, { name: "Shop" });
});
afterAll(() => shop.stop());

const buy = () => {
  const variant = addProduct(shop.state, { title: "Lamp", sku: null, priceMinor: 1000, grams: 100 });
  return placeOrder(shop.state, {
    source: "control",
    lines: [{ variant, quantity: 1 }],
    email: "ada@buyer.example",
    shippingAddress: { ...shop.state.shop.address, firstName: "Ada" },
  });
};

const addTag = 'mutation Tag($id: ID!) { tagsAdd(id: $id, tags: ["vip"]) { node { id } userErrors { message } } }';

test("the owner may what the app may not, and the app is told of it", async () => {
  const id = toGid("Order", buy().id);
  const byApp = await shop.graphql(addTag, { id });
  expect(byApp.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");

  const before = shop.shopify.webhookDeliveries().length;
  const byOwner = await shop.shopify.runAsOwner({ query: addTag, variables: { id } });
  expect(byOwner).toMatchObject({ data: { tagsAdd: { node: { id }, userErrors: [] } }, extensions: { cost: { actualQueryCost: 10 } } });
  expect(byOwner.errors).toBeUndefined();
  const told = shop.shopify.webhookDeliveries().slice(before);
  expect(told.map(({ topic, resourceId }) => [topic, resourceId])).toContainEqual(["orders/updated", id]);
});

test("the owner's work draws nothing from the app's bucket", async () => {
  const full = (await shop.graphql("{ shop { name } }")).cost?.throttleStatus.currentlyAvailable;
  for (let turn = 0; turn < 30; turn += 1)
    await shop.shopify.runAsOwner({ query: "{ orders(first: 250) { nodes { id lineItems(first: 50) { nodes { id } } } } }" });
  expect((await shop.graphql("{ shop { name } }")).cost?.throttleStatus.currentlyAvailable).toBeGreaterThanOrEqual((full ?? 0) - 5);
});

test("the owner's document is held to the official schema and to Shopify's demands at run time", async () => {
  const wrong = await shop.shopify.runAsOwner({ query: "{ shop { nonsense } }" });
  expect(wrong).toMatchObject({ errors: [{ message: expect.stringContaining("Field 'nonsense' doesn't exist") as string }] });
  const unnamed = await shop.shopify.runAsOwner({
    query: 'mutation { refundCreate(input: { orderId: "gid://shopify/Order/1" }) { userErrors { message } } }',
  });
  expect(unnamed.errors).toMatchObject([{ message: expect.stringContaining("@idempotent") as string }]);
});

test("tags are a set without regard to case, listed A to Z; a text with commas is several", async () => {
  const id = toGid("Order", buy().id);
  const change = async (field: "tagsAdd" | "tagsRemove", ...tags: string[]) => {
    const query = `mutation Change($id: ID!, $tags: [String!]!) { ${field}(id: $id, tags: $tags) { node { ... on Order { tags } } } }`;
    const answer = await shop.shopify.runAsOwner({ query, variables: { id, tags } });
    return (answer.data as Record<string, { node: { tags: string[] } }>)[field]?.node.tags;
  };
  expect(await change("tagsAdd", "Red")).toEqual(["Red"]);
  expect(await change("tagsAdd", "red", "b", "A", "blue, green")).toEqual(["A", "b", "blue", "green", "Red"]);
  expect(await change("tagsRemove", "RED", "a, B")).toEqual(["blue", "green"]);
});
