import { createHmac } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { listen } from "../support/listen.ts";
import { clientSecret, shopDomain, startShopify, type RunningShopify } from "./start-shopify.ts";
import { eventuallyHolds } from "../support/eventually.ts";

const toml = `
[access_scopes]
scopes = "read_orders"
optional_scopes = ["read_products"]
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["orders/create", "app/uninstalled", "app/scopes_update"]
uri = "/webhooks"
name = "main"
[[webhooks.subscriptions]]
topics = ["orders/create"]
uri = "/analytics"
include_fields = ["id"]
[[webhooks.subscriptions]]
compliance_topics = ["customers/redact", "shop/redact"]
uri = "/privacy"
`;

type Received = { path: string; body: string; headers: Record<string, string | string[] | undefined> };

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** An app that remembers what it was sent and answers what it is told to. */
async function start(
  answer: (received: Received, count: number) => number = () => 200,
  answerAfterMs = 0,
): Promise<RunningShopify & { received: Received[] }> {
  const received: Received[] = [];
  const app = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const got = { path: request.url ?? "", body: Buffer.concat(chunks).toString(), headers: request.headers };
      received.push(got);
      setTimeout(() => response.writeHead(answer(got, received.length)).end(), answerAfterMs);
    });
  });
  const running = await startShopify({ resolvers: {}, toml, appUrl: app.url });
  cleanUps.push(running.stop, app.close);
  return { ...running, received };
}

const orderCreated = (running: RunningShopify, id = 1) =>
  running.state.events.emit({
    topic: "orders/create",
    resourceId: `gid://shopify/Order/${id}`,
    payload: { id, name: "#1001" },
    at: running.clock.now(),
  });

test("a webhook is signed over its bytes and carries every header Shopify sends", async () => {
  const running = await start();
  orderCreated(running);
  await eventuallyHolds(() => expect(running.received).toHaveLength(2));
  const main = running.received.find(({ path }) => path === "/webhooks");
  expect(main?.body).toBe('{"id":1,"name":"#1001"}');
  expect(main?.headers).toMatchObject({
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": shopDomain,
    "x-shopify-api-version": "2026-10",
    "x-shopify-name": "main",
    "x-shopify-hmac-sha256": createHmac("sha256", clientSecret)
      .update(main?.body ?? "")
      .digest("base64"),
  });
  const other = running.received.find(({ path }) => path === "/analytics");
  expect(other?.body).toBe('{"id":1}');
  expect(other?.headers["x-shopify-event-id"]).toBe(main?.headers["x-shopify-event-id"]);
  expect(other?.headers["x-shopify-webhook-id"]).not.toBe(main?.headers["x-shopify-webhook-id"]);
});

test("a refused webhook comes again, the same, until it is taken: eight times over four hours", async () => {
  const running = await start(({ path }) => (path === "/webhooks" ? 503 : 200));
  orderCreated(running);
  const attempts = () => running.received.filter(({ path }) => path === "/webhooks");
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    await eventuallyHolds(() => expect(attempts()).toHaveLength(attempt));
    await eventuallyHolds(() =>
      expect(running.shopify.webhookDeliveries().find(({ url }) => url.endsWith("/webhooks"))?.lastAnswer).toBe("503"),
    );
    running.clock.advance(Temporal.Duration.from({ hours: 3 }));
  }
  await eventuallyHolds(() =>
    expect(running.shopify.webhookDeliveries().find(({ url }) => url.endsWith("/webhooks"))?.state).toBe("given up"),
  );
  expect(new Set(attempts().map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
  expect(attempts()).toHaveLength(9);
});

test("an app that is down for a moment gets its webhook when it is back", async () => {
  const running = await start((_received, count) => (count <= 2 ? 500 : 200));
  orderCreated(running);
  await eventuallyHolds(() => expect(running.received).toHaveLength(2));
  await eventuallyHolds(() => expect(running.shopify.webhookDeliveries().every(({ lastAnswer }) => lastAnswer === "500")).toBe(true));
  running.clock.advance(Temporal.Duration.from({ seconds: 5 }));
  await eventuallyHolds(() => expect(running.shopify.webhookDeliveries().every(({ state }) => state === "delivered")).toBe(true));
});

test("an app that is not installed hears nothing, except that it was uninstalled and the privacy topics", async () => {
  const running = await start();
  running.shopify.uninstall();
  orderCreated(running);
  running.shopify.sendPrivacyTopic("shop/redact");
  await eventuallyHolds(() =>
    expect(running.received.map(({ headers }) => headers["x-shopify-topic"]).sort()).toEqual(["app/uninstalled", "shop/redact"]),
  );
});

test("a change of scopes is told", async () => {
  const running = await start();
  running.shopify.scopes.grantOptionalScopes(["read_products"]);
  await eventuallyHolds(() => expect(running.received).toHaveLength(1));
  expect(JSON.parse(running.received[0]?.body ?? "")).toMatchObject({
    previous: ["read_orders"],
    current: ["read_orders", "read_products"],
  });
});

test("a hundred orders at once all arrive", async () => {
  const running = await start();
  for (let id = 1; id <= 100; id += 1) orderCreated(running, id);
  await eventuallyHolds(() => expect(running.received).toHaveLength(200));
});

test("a webhook does not wait for the answer to another about the same order", async () => {
  const topics: unknown[] = [];
  const running = await start(({ headers }) => (topics.push(headers["x-shopify-topic"]), 200), 300);
  orderCreated(running);
  orderCreated(running);
  await eventuallyHolds(() => expect(running.received.filter(({ path }) => path === "/webhooks")).toHaveLength(2));
  expect(topics).toEqual([]);
});

test("two days after the app was uninstalled it is told to forget the shop, unless it is back", async () => {
  const running = await start();
  running.shopify.uninstall();
  running.clock.advance(Temporal.Duration.from({ hours: 47 }));
  await eventuallyHolds(() => expect(running.received.map(({ headers }) => headers["x-shopify-topic"])).toEqual(["app/uninstalled"]));
  running.clock.advance(Temporal.Duration.from({ hours: 2 }));
  await eventuallyHolds(() => expect(running.received.map(({ headers }) => headers["x-shopify-topic"])).toContain("shop/redact"));
});
