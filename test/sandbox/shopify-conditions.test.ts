import { createHmac } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { createFaults } from "#sandbox/faults/create-faults.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import { eventually } from "../support/eventually.ts";
import { clientSecret, startShopify, type RunningShopify } from "./start-shopify.ts";

const toml = `
[access_scopes]
scopes = "read_all_orders,read_orders,read_customers,read_products,write_assigned_fulfillment_orders"
[webhooks]
api_version = "2026-10"
  [[webhooks.subscriptions]]
  topics = [ "orders/create", "app/scopes_update", "customers/create" ]
  uri = "/webhooks"
`;
const oldClientSecret = "00000000000000000000000000000000";

let shop: RunningShopify;
afterEach(() => shop.stop());

const faults = createFaults();
const is = (fault: object) => faults.add(Fault.parse({ target: "shopify", ...fault }));

async function open(plan: "standard" | "plus" = "plus") {
  faults.clear();
  shop = await startShopify({ resolvers: commerceResolvers, toml, plan, conditions: faults.conditions, oldClientSecret });
  addLocation(shop.state, { name: "Shop" });
  const variant = addProduct(shop.state, { title: "Lamp", sku: "LAMP", priceMinor: 1000, grams: 100 });
  return () =>
    placeOrder(shop.state, {
      source: "control",
      lines: [{ variant, quantity: 1 }],
      email: "ada@buyer.example",
      shippingAddress: { ...shop.state.shop.address, firstName: "Ada" },
    });
}

const bulk = async () => {
  const query = "{ orders { edges { node { id name } } } }";
  const started = await shop.graphql(
    "mutation Run($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }",
    { query },
  );
  const ended = async () => {
    const { data } = await shop.graphql("{ bulkOperations(first: 1) { nodes { status errorCode url partialDataUrl objectCount } } }");
    return (data as { bulkOperations: { nodes: Record<string, unknown>[] } }).bulkOperations.nodes[0] ?? {};
  };
  if (started.errors) return { errors: started.errors };
  await eventually(async () => !["CREATED", "RUNNING"].includes(String((await ended())["status"])));
  return { ended: await ended() };
};

test("bulk operations that are not enabled are denied by name, and run when they are", async () => {
  await open();
  is({ kind: "bulk-denied", times: 1 });
  expect((await bulk()).errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  expect((await bulk()).ended).toMatchObject({ status: "COMPLETED", errorCode: null });
});

test("a bulk operation fails without a file, or with half of one", async () => {
  const buy = await open();
  for (let count = 0; count < 10; count += 1) buy();
  is({ kind: "bulk-failed", times: 1 });
  expect((await bulk()).ended).toMatchObject({ status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR", url: null, partialDataUrl: null });
  is({ kind: "bulk-partial", times: 1 });
  const { ended } = await bulk();
  expect(ended).toMatchObject({ status: "FAILED", url: null });
  const { host, pathname } = new URL(String(ended?.["partialDataUrl"]));
  const lines = (await (await shop.get(host, pathname)).text()).trim().split("\n");
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(10);
  expect((await bulk()).ended).toMatchObject({ status: "COMPLETED" });
});

test("an app that is not approved for protected data gets null and the reason, in webhooks null alone", async () => {
  const buy = await open();
  is({ kind: "protected-data" });
  buy();
  const { data, errors } = await shop.graphql(
    "{ orders(first: 1) { nodes { name email shippingAddress { city } customer { id firstName } } } }",
  );
  expect(data).toMatchObject({ orders: { nodes: [{ name: "#1001", email: null, shippingAddress: null, customer: { firstName: null } }] } });
  expect(errors?.map(({ message }) => message)).toContain(
    "This app is not approved to use the email field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.",
  );
  const told = shop.shopify.webhookDeliveries().find(({ topic }) => topic === "orders/create");
  expect(JSON.parse(told?.body ?? "{}")).toMatchObject({
    email: null,
    name: "#1001",
    shipping_address: { first_name: null, country_code: "GB" },
  });
  faults.clear();
  expect((await shop.graphql("{ orders(first: 1) { nodes { email } } }")).data).toMatchObject({
    orders: { nodes: [{ email: "ada@buyer.example" }] },
  });
});

test("revoked scopes are refused by name and told, and so is their return", async () => {
  await open();
  is({ kind: "scopes-revoked", scopes: ["read_customers"] });
  shop.shopify.tellScopes();
  expect((await shop.graphql("{ customers(first: 1) { nodes { id } } }")).errors).toMatchObject([
    { extensions: { code: "ACCESS_DENIED" } },
  ]);
  faults.clear();
  shop.shopify.tellScopes();
  shop.shopify.tellScopes();
  expect((await shop.graphql("{ customers(first: 1) { nodes { id } } }")).errors).toBeUndefined();
  const told = shop.shopify.webhookDeliveries().filter(({ topic }) => topic === "app/scopes_update");
  expect(told.map(({ body }) => (JSON.parse(body) as { current: string[] }).current.includes("read_customers"))).toEqual([false, true]);
});

test("for a while after the secret was rotated some webhooks are signed with the old one", async () => {
  const buy = await open();
  is({ kind: "secret-rotated", rate: 0.5, seed: 3 });
  for (let count = 0; count < 12; count += 1) buy();
  const signedWith = (secret: string) =>
    shop.shopify
      .webhookDeliveries()
      .filter(({ body, headers }) => headers["x-shopify-hmac-sha256"] === createHmac("sha256", secret).update(body).digest("base64"))
      .length;
  expect(signedWith(oldClientSecret)).toBeGreaterThan(2);
  expect(signedWith(clientSecret)).toBeGreaterThan(2);
  expect(signedWith(clientSecret) + signedWith(oldClientSecret)).toBe(shop.shopify.webhookDeliveries().length);
});

test.each([
  ["standard", 2000, 100],
  ["advanced", 4000, 200],
  ["plus", 20000, 1000],
])("on %s the bucket holds %i points and fills by %i a second", async (plan, maximumAvailable, restoreRate) => {
  await open("standard");
  is({ kind: "plan", plan });
  expect((await shop.graphql("{ shop { name } }")).cost?.throttleStatus).toMatchObject({ maximumAvailable, restoreRate });
});

test("what a fault needs to be told is asked for", () => {
  const why = (fault: object) => Fault.safeParse({ target: "shopify", ...fault }).error?.issues[0]?.message;
  expect(why({ kind: "plan" })).toMatch(/which plan/);
  expect(why({ kind: "scopes-revoked" })).toMatch(/which scopes/);
  expect(why({ kind: "clock-skew" })).toMatch(/seconds/);
  expect(why({ kind: "plan", plan: "plus", target: "shipbob" })).toMatch(/only Shopify/);
});
