import { afterEach, expect, test } from "vitest";
import { connectionOf, type ConnectionArgs } from "#sandbox/shopify/connection.ts";
import type { ResolverMap } from "#sandbox/shopify/resolver-map.ts";
import { type GraphqlReply, startShopify, type RunningShopify } from "./start-shopify.ts";

let running: RunningShopify | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const start = async (options: Partial<Parameters<typeof startShopify>[0]> = {}) => {
  running = await startShopify({ resolvers, toml: '[access_scopes]\nscopes = "read_orders,write_inventory"', ...options });
  return running;
};

let sets = 0;
const orders = Array.from({ length: 300 }, (_, index) => ({ id: `gid://shopify/Order/${index + 1}`, name: `#${1001 + index}` }));
const resolvers: ResolverMap = {
  QueryRoot: {
    order: (_source: unknown, { id }: { id: string }) => orders.find((order) => order.id === id) ?? null,
    orders: (_source: unknown, args: ConnectionArgs) => connectionOf(orders, args),
    products: (_source: unknown, args: ConnectionArgs) => connectionOf([], args),
    node: (_source: unknown, { id }: { id: string }) => orders.find((order) => order.id === id) ?? null,
    shop: () => ({ name: "Demo" }),
    customers: () => {
      throw new Error("a bug in the stand-in");
    },
  },
  Mutation: {
    inventorySetQuantities(_source: unknown, { input }: { input: { quantities: { quantity: number }[] } }) {
      sets += 1;
      const tooLow = input.quantities.some(({ quantity }) => quantity < 0);
      return {
        inventoryAdjustmentGroup: tooLow ? null : { id: `gid://shopify/InventoryAdjustmentGroup/${sets}` },
        userErrors: tooLow ? [{ code: "INVALID_QUANTITY_NEGATIVE", field: ["input"], message: "Too low" }] : [],
      };
    },
  },
};

test("the schema is the official one: it rejects what Shopify would reject", async () => {
  const { graphql } = await start();
  const reply = await graphql('{ order(id: "gid://shopify/Order/1") { nonsense } }');
  expect(reply.status).toBe(200);
  expect(reply.errors?.[0]?.message).toContain("Field 'nonsense' doesn't exist on type 'Order'");
  expect(reply.data).toBeUndefined();
});

test("answers carry the version, other versions are answered by this one, and unknown paths are not found", async () => {
  const { graphql, post } = await start();
  const reply = await graphql("{ shop { name } }");
  expect(reply.headers.get("x-shopify-api-version")).toBe("2026-10");
  expect(reply.data).toEqual({ shop: { name: "Demo" } });
  for (const path of ["/admin/api/2024-01/graphql.json", "/admin/api/graphql.json"])
    expect((await post(path, { query: "{shop{name}}" })).status).toBe(401);
  expect((await post("/admin/api/2026-10/nothing.json", { query: "{shop{name}}" })).status).toBe(404);
});

test("a field nobody has built names itself instead of answering", async () => {
  const { graphql } = await start();
  const reply = await graphql('{ order(id: "gid://shopify/Order/1") { name note } }');
  expect(reply.errors?.[0]?.message).toBe("Waybill's Shopify stand-in has not built Order.note yet");
  expect(reply.data).toEqual({ order: { name: "#1001", note: null } });
});

test("a query without the scope is denied, field by field, with Shopify's own sentence", async () => {
  const { graphql } = await start();
  const reply = await graphql('{ order(id: "gid://shopify/Order/1") { name customer { id } } }');
  expect(reply.errors).toMatchObject([
    {
      message: "Access denied for customer field. Required access: `read_customers` access scope.",
      path: ["order", "customer"],
      extensions: { code: "ACCESS_DENIED" },
    },
  ]);
  expect(reply.data).toEqual({ order: { name: "#1001", customer: null } });
  const whole = await graphql("{ products(first: 1) { nodes { id } } }");
  expect(whole.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
});

test("an interface is denied by the type that it turns out to be", async () => {
  const { graphql } = await start({ toml: "" });
  const reply = await graphql('{ node(id: "gid://shopify/Order/1") { id ... on Order { name } } }');
  expect(reply.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  expect(reply.data).toEqual({ node: null });
});

test("a token that Shopify does not know is refused with 401", async () => {
  const { post } = await start();
  const answer = await post(
    "/admin/api/2026-10/graphql.json",
    { query: "{ shop { name } }" },
    { "x-shopify-access-token": "shpat_forged" },
  );
  expect(answer).toEqual({ status: 401, json: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" } });
});

test.each([
  ["{ orders(first: 1, last: 1) { nodes { name } } }", "providing both first and last is not supported", "BAD_REQUEST"],
  ["{ orders(first: -1) { nodes { name } } }", "first must be at least 0", "BAD_REQUEST"],
  ['{ order(id: "12345") { name } }', "Invalid global id '12345'", "argumentLiteralsIncompatible"],
  ["{ order(", "syntax error, unexpected end of file at [1, 8]", "PARSE_ERROR"],
])("what Shopify would not read is refused: %s", async (query, message, code) => {
  const { graphql } = await start();
  expect((await graphql(query)).errors).toMatchObject([{ message, extensions: { code } }]);
});

test("an id in a variable that is none is refused, and so is a list of more than 250", async () => {
  const { graphql } = await start();
  const strange = await graphql("query One($id: ID!) { order(id: $id) { name } }", { id: "not-a-gid" });
  expect(strange.errors).toMatchObject([
    {
      message: "Variable $id of type ID! was provided invalid value",
      extensions: { code: "INVALID_VARIABLE", problems: [{ path: [], explanation: "Invalid global id 'not-a-gid'" }] },
    },
  ]);
  const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Order/${index + 1}`);
  const many = await graphql("query Many($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
  expect(many.data).toBeUndefined();
  expect(many.errors).toMatchObject([
    {
      message: "The input array size of 251 is greater than the maximum allowed of 250.",
      path: ["nodes", "ids"],
      extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
    },
  ]);
});

test("pages follow each other without gap or overlap", async () => {
  const { graphql } = await start();
  const seen: string[] = [];
  let after: string | null = null;
  for (;;) {
    const reply: Awaited<ReturnType<typeof graphql>> = await graphql(
      "query P($after: String) { orders(first: 120, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }",
      { after },
    );
    const page = reply.data?.["orders"] as { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    seen.push(...page.nodes.map(({ name }) => name));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(seen).toEqual(orders.map(({ name }) => name));
});

test("a page costs by the logarithm of its size, what was not there costs less, and more than 1000 points is refused", async () => {
  const { graphql } = await start({ toml: '[access_scopes]\nscopes = "read_orders,read_products"' });
  const page = await graphql("{ orders(first: 200) { edges { node { id } } } products(first: 1) { nodes { id } } }");
  expect(page.cost).toMatchObject({ requestedQueryCost: 15, actualQueryCost: 15 });
  const small = await graphql(
    '{ orders(first: 250, after: "' +
      Buffer.from(JSON.stringify(["gid://shopify/Order/295", 294])).toString("base64") +
      '") { nodes { id } } }',
  );
  expect(small.cost).toMatchObject({ requestedQueryCost: 13, actualQueryCost: 3 });
  const dear = await graphql(
    "{ orders(first: 250) { nodes { fulfillmentOrders(first: 50) { nodes { lineItems(first: 250) { nodes { lineItem { id } } } } } } } }",
  );
  expect(dear.errors?.[0]?.extensions).toMatchObject({ code: "MAX_COST_EXCEEDED", maxCost: 1000 });
});

test.each([
  ["{ shop { shopAddress { countryCodeV2 } } }", 1],
  ["{ locations(first: 5) { nodes { id } } }", 5],
  ["{ orders(first: 10) { nodes { id } } }", 6],
  ["{ productsCount { count precision } }", 10],
  ['{ order(id: "gid://shopify/Order/1") { totalPriceSet { shopMoney { amount } } customer { id } fulfillments(first: 5) { id } } }', 3],
  [
    'mutation { fulfillmentCancel(id: "gid://shopify/Fulfillment/1") { fulfillment { id trackingInfo { number } } userErrors { message } } }',
    11,
  ],
])("Shopify asks %s for %i points", async (query, points) => {
  const { graphql } = await start();
  expect((await graphql(query)).cost?.requestedQueryCost).toBe(points);
});

test("an emptied bucket throttles with status 200 and refills with time", async () => {
  const { graphql, clock } = await start({ plan: "standard" });
  const many = Array.from({ length: 20 }, (_, index) => `o${index}: orders(first: 250) { nodes { id } }`).join(" ");
  const query = `{ ${many} }`;
  let throttled: GraphqlReply | undefined;
  // It refills while it is emptied: how many calls that takes depends on how fast they are.
  for (let call = 0; call < 60 && !throttled?.errors; call += 1) throttled = await graphql(query);
  expect(throttled?.status).toBe(200);
  expect(throttled?.errors?.[0]).toMatchObject({ message: "Throttled", extensions: { code: "THROTTLED" } });
  expect(throttled?.cost?.actualQueryCost).toBeNull();
  const { Temporal } = await import("temporal-polyfill");
  clock.advance(Temporal.Duration.from({ seconds: 3 }));
  expect((await graphql(query)).errors).toBeUndefined();
});

const set =
  (quantity: number, compare = ", changeFromQuantity: null") =>
  (key?: string) =>
    `mutation Set { inventorySetQuantities(input: { name: "available", reason: "correction", quantities: [
     { inventoryItemId: "gid://shopify/InventoryItem/1", locationId: "gid://shopify/Location/1", quantity: ${quantity}${compare} }] })
     ${key ? `@idempotent(key: "${key}")` : ""} { inventoryAdjustmentGroup { id } userErrors { code message } } }`;

test("a stock mutation without an idempotency key, or without saying what it changes from, is refused", async () => {
  const { graphql } = await start();
  const before = sets;
  expect((await graphql(set(5)())).errors?.[0]?.message).toContain("@idempotent directive is required");
  expect((await graphql(set(5, "")("k0"))).errors?.[0]?.message).toContain("must include the following argument: changeFromQuantity.");
  expect(sets).toBe(before);
});

test("an idempotency key works once: the same answer again, a mismatch for other parameters, a new key after a failure", async () => {
  const { graphql } = await start();
  const before = sets;
  const first = await graphql(set(5)("k1"));
  expect(await graphql(set(5)("k1"))).toMatchObject({ data: first.data });
  expect(sets).toBe(before + 1);
  const code = (reply: { data: Record<string, unknown> | null | undefined }) =>
    (reply.data!["inventorySetQuantities"] as { userErrors: { code: string }[] }).userErrors[0]?.code;
  expect(code(await graphql(set(6)("k1")))).toBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
  expect(code(await graphql(set(-1)("k2")))).toBe("INVALID_QUANTITY_NEGATIVE");
  expect(code(await graphql(set(-1)("k2")))).toBe("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
});

test("whoever injects faults can take an answer away after its effect was taken", async () => {
  const before = sets;
  const { graphql } = await start({
    async beforeAnswer({ moment, operation, response }) {
      if (moment !== "done" || operation !== "Set") return "go on";
      response.destroy();
      return "taken over";
    },
  });
  await expect(graphql(set(5)("k3"))).rejects.toThrow();
  expect(sets).toBe(before + 1);
});

test("variables are checked against the schema", async () => {
  const { graphql } = await start();
  const reply = await graphql("query O($id: ID!) { order(id: $id) { name } }", {});
  expect(reply.errors?.[0]?.extensions?.["code"]).toBe("INVALID_VARIABLE");
});
