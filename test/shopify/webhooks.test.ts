import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mountIntake } from "#app/mount-intake.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";

let server: Server;
let address: string;
let shop: Shop;

beforeAll(async () => {
  const app = express();
  mountIntake(app);
  server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/shopify`;
  shop = await aShop();
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

const order = { id: 5600000000001, name: "#1001", note: "পরিমাণ 😀 Łódź" };

function headersFor(body: string, changed: Record<string, string | undefined> = {}): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": shop.domain,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-triggered-at": "2026-11-21T10:00:00.123456789Z",
    "x-shopify-hmac-sha256": createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest("base64"),
    ...changed,
  };
  return Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

const send = (body: string, headers: Record<string, string>) => fetch(address, { method: "POST", headers, body });
const stored = (dedupeKey = "") => acrossShops.inboxEvent.findMany({ where: { dedupeKey } });

test("a webhook of Shopify's is stored as it came, under what it is about, before it is answered", async () => {
  const body = JSON.stringify(order);
  const headers = headersFor(body);
  expect((await send(body, headers)).status).toBe(200);
  const [event, ...others] = await stored(headers["x-shopify-webhook-id"]);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    shopId: shop.id,
    source: "shopify",
    topic: "orders/create",
    entityKey: "order:5600000000001",
    body,
    appliedAt: null,
  });
  expect(event?.triggeredAt.toISOString()).toBe("2026-11-21T10:00:00.123Z");
});

test("a webhook that is delivered again, also at the same moment, is answered alike and stored once", async () => {
  const body = JSON.stringify(order);
  const headers = headersFor(body);
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(body, headers)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect(await stored(headers["x-shopify-webhook-id"])).toHaveLength(1);
});

test.each(["orders/create", "customers/data_request", "customers/redact", "shop/redact", "app/uninstalled"])(
  "%s without Shopify's signature is refused and not stored",
  async (topic) => {
    const body = JSON.stringify(order);
    for (const hmac of [undefined, "", "bm90IGl0", createHmac("sha256", "another").update(body).digest("base64")]) {
      const headers = headersFor(body, { "x-shopify-topic": topic, "x-shopify-hmac-sha256": hmac });
      const answer = await send(body, headers);
      expect(answer.status).toBe(401);
      expect(await answer.text()).toContain("signature");
      expect(await stored(headers["x-shopify-webhook-id"])).toEqual([]);
    }
  },
);

test("a body that was changed on its way is refused", async () => {
  const headers = headersFor(JSON.stringify(order));
  expect((await send(JSON.stringify({ ...order, name: "#1002" }), headers)).status).toBe(401);
});

test.each(["x-shopify-topic", "x-shopify-shop-domain", "x-shopify-webhook-id", "x-shopify-api-version"])(
  "without %s it is refused, with the reason",
  async (name) => {
    const body = JSON.stringify(order);
    const answer = await send(body, headersFor(body, { [name]: undefined }));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(name);
  },
);

test.each(["", "{", "[]", "17", '"text"', '{"id":1}garbage'])("a signed body of %o is refused as no JSON object", async (body) => {
  const headers = headersFor(body);
  expect((await send(body, headers)).status).toBe(400);
  expect(await stored(headers["x-shopify-webhook-id"])).toEqual([]);
});

test("more than five megabytes are refused, declared or not", async () => {
  const body = JSON.stringify({ ...order, note: "x".repeat(5 * 1024 * 1024) });
  expect((await send(body, headersFor(body))).status).toBe(413);

  const chunked = new ReadableStream({
    start(controller) {
      for (let n = 0; n < 6; n += 1) controller.enqueue(new Uint8Array(1024 * 1024));
      controller.close();
    },
  });
  const answer = await fetch(address, { method: "POST", headers: headersFor(body), body: chunked, duplex: "half" } as RequestInit).catch(
    () => undefined,
  );
  expect(answer?.status ?? 413).toBe(413);
});

test("anything but a POST is told so", async () => {
  const answer = await fetch(address);
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("POST");
});

test("an event of a shop that nobody knows is answered with 200, so that it is not repeated, and dropped", async () => {
  const body = JSON.stringify(order);
  const headers = headersFor(body, { "x-shopify-shop-domain": "stranger.myshopify.com" });
  expect((await send(body, headers)).status).toBe(200);
  expect(await stored(headers["x-shopify-webhook-id"])).toEqual([]);
});
