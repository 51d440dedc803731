import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test, vi } from "vitest";
import { bulkFilesHost } from "#sandbox/shopify/bulk/bulk-files-host.ts";
import { connectionOf, type ConnectionArgs } from "#sandbox/shopify/connection.ts";
import type { ResolverMap } from "#sandbox/shopify/resolver-map.ts";
import { startShopify, type RunningShopify } from "./start-shopify.ts";
import { eventuallyHolds } from "../support/eventually.ts";

let running: RunningShopify | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const orders = Array.from({ length: 400 }, (_, order) => ({
  id: `gid://shopify/Order/${order}`,
  lines: Array.from({ length: 12 }, (_, line) => ({ id: `gid://shopify/LineItem/${order * 100 + line}`, quantity: line })),
}));

const resolvers: ResolverMap = {
  QueryRoot: {
    orders: (_source: unknown, args: ConnectionArgs & { query?: string }) => connectionOf(args.query === "tag:none" ? [] : orders, args),
    products: (_source: unknown, args: ConnectionArgs) => connectionOf([], args),
  },
  Order: { lineItems: ({ lines }: { lines: { id: string }[] }, args: ConnectionArgs) => connectionOf(lines, args) },
};

const start = async () => (running = await startShopify({ resolvers, toml: '[access_scopes]\nscopes = "read_orders"' }));

const fields = "id status errorCode objectCount rootObjectCount fileSize url partialDataUrl";
type Operation = Record<"id" | "status" | "objectCount" | "rootObjectCount", string> &
  Record<"errorCode" | "fileSize" | "url" | "partialDataUrl", string | null>;
type Started = { bulkOperation: Operation | null; userErrors: { code: string; message: string }[] };

async function order({ graphql }: RunningShopify, query: string): Promise<Started> {
  const reply = await graphql(
    `mutation B($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { ${fields} } userErrors { code message } } }`,
    { query },
  );
  expect(reply.errors).toBeUndefined();
  return reply.data?.["bulkOperationRunQuery"] as Started;
}

async function finished({ graphql }: RunningShopify, started: Started): Promise<Operation> {
  return eventuallyHolds(async () => {
    const reply = await graphql(`query Op($id: ID!) { bulkOperation(id: $id) { ${fields} } }`, { id: started.bulkOperation?.id });
    const operation = reply.data?.["bulkOperation"] as Operation;
    expect(["COMPLETED", "FAILED", "CANCELED"]).toContain(operation.status);
    return operation;
  });
}

const ordersWithLines = "{ orders { edges { node { id lineItems { edges { node { id quantity } } } } } } }";

test("a bulk query writes every order and every line, children far from their parents but naming them", async () => {
  const shop = await start();
  const done = await finished(shop, await order(shop, ordersWithLines));
  expect(done).toMatchObject({ status: "COMPLETED", objectCount: "5200", rootObjectCount: "400", errorCode: null });

  const url = new URL(done.url ?? "");
  expect(url.host).toBe(bulkFilesHost);
  const text = await (await shop.get(bulkFilesHost, url.pathname)).text();
  expect(String(Buffer.byteLength(text))).toBe(done.fileSize);
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; __parentId?: string; quantity?: number });
  expect(lines).toHaveLength(5200);
  for (const { id, __parentId } of lines.filter((line) => line.__parentId))
    expect(orders.find((each) => each.id === __parentId)?.lines.some((line) => line.id === id)).toBe(true);
  const apart = lines.filter(
    (line, index) => line.__parentId && lines[index - 1]?.id !== line.__parentId && lines[index - 1]?.__parentId !== line.__parentId,
  );
  expect(apart.length).toBeGreaterThan(4000);
});

test("a result file is served by ranges, so that a broken download goes on where it broke", async () => {
  const shop = await start();
  const done = await finished(shop, await order(shop, "{ orders { edges { node { id } } } }"));
  const { pathname } = new URL(done.url ?? "");
  const whole = await (await shop.get(bulkFilesHost, pathname)).text();
  const tail = await shop.get(bulkFilesHost, pathname, { range: "bytes=100-" });
  expect(tail.status).toBe(206);
  expect(tail.headers.get("content-range")).toBe(`bytes 100-${whole.length - 1}/${whole.length}`);
  expect(await tail.text()).toBe(whole.slice(100));
  expect((await shop.get(bulkFilesHost, pathname, { range: `bytes=${whole.length}-` })).status).toBe(416);
});

test("a bulk query that finds nothing completes without a file", async () => {
  const shop = await start();
  const done = await finished(shop, await order(shop, '{ orders(query: "tag:none") { edges { node { id } } } }'));
  expect(done).toMatchObject({ status: "COMPLETED", objectCount: "0", url: null, fileSize: null });
});

test.each([
  ["{ shop { name } }", "at least one connection"],
  [
    "{ orders { edges { node { id lineItems { edges { node { id product { id variants { edges { node { id metafields { edges { node { id } } } } } } } } } } } } } }",
    "nesting depth",
  ],
  ["{ orders { edges { node { name lineItems { edges { node { id } } } } } } }", "must select the 'id' field"],
  ["{ orders { edges { node { id fulfillments { id fulfillmentLineItems { edges { node { id } } } } } } } }", "within a list field"],
  ["{ orders { edges { node { nonsense } } } }", "Field 'nonsense' doesn't exist"],
  ['mutation { tagsAdd(id: "gid://shopify/Order/1", tags: []) { userErrors { message } } }', "Only `query` operations are supported"],
  ["{ orders { nodes { id } } }", "Invalid connection fields: 'orders'."],
  ["", "syntax error, unexpected end of file"],
  ['{ node(id: "gid://shopify/Order/1") { id } }', "Bulk queries cannot contain a top level `node` field."],
])("Shopify's rules for bulk queries hold: %s", async (query, reason) => {
  const started = await order(await start(), query);
  expect(started.bulkOperation).toBeNull();
  expect(started.userErrors[0]).toMatchObject({ code: "INVALID", message: expect.stringContaining(reason) as string });
});

test("a bulk query without the scope fails as denied", async () => {
  const shop = await start();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(await finished(shop, await order(shop, "{ products { edges { node { id } } } }"))).toMatchObject({
    status: "FAILED",
    errorCode: "ACCESS_DENIED",
  });
});

test("five run side by side and the sixth has to wait; one that is cancelled frees its place", async () => {
  const shop = await start();
  const batch = Array.from(
    { length: 6 },
    (_, index) =>
      `b${index}: bulkOperationRunQuery(query: ${JSON.stringify(ordersWithLines)}) { bulkOperation { id } userErrors { code } }`,
  );
  const reply = await shop.graphql(`mutation { ${batch.join(" ")} }`);
  const started = Object.values(reply.data ?? {}) as Started[];
  expect(started.filter(({ bulkOperation }) => bulkOperation)).toHaveLength(5);
  expect(started[5]?.userErrors).toEqual([{ code: "OPERATION_IN_PROGRESS" }]);
  await shop.graphql("mutation C($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }", {
    id: started[0]?.bulkOperation?.id,
  });
  for (const each of started.slice(0, 5)) await finished(shop, each);
  expect((await order(shop, ordersWithLines)).userErrors).toEqual([]);
});

test("connections two below the first may be asked for", async () => {
  const deep = "{ orders { edges { node { id fulfillmentOrders { edges { node { id lineItems { edges { node { id } } } } } } } } } }";
  expect((await order(await start(), deep)).userErrors).toEqual([]);
});

test("a result is told in whole seconds and gone after seven days, its address too", async () => {
  const shop = await start();
  const done = await finished(shop, await order(shop, "{ orders { edges { node { id } } } }"));
  const { pathname } = new URL(done.url ?? "");
  expect((await shop.get(bulkFilesHost, pathname)).status).toBe(200);
  const told = await shop.graphql("query Op($id: ID!) { bulkOperation(id: $id) { completedAt } }", { id: done.id });
  expect((told.data!["bulkOperation"] as { completedAt: string }).completedAt).toMatch(/:\d\dZ$/);
  shop.clock.advance(Temporal.Duration.from({ hours: 7 * 24 + 1 }));
  expect((await shop.get(bulkFilesHost, pathname)).status).toBe(404);
});
