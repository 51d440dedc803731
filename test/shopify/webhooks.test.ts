import { createHmac, randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { connect } from "node:net";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mountIntake } from "#app/mount-intake.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";
import { listen, type Listening } from "../support/listen.ts";

const SECRET = process.env["SHOPIFY_API_SECRET"] ?? "";
const OLD_SECRET = process.env["SHOPIFY_OLD_API_SECRET"] ?? "";

let server: Listening;
let address: string;
let shop: Shop;

beforeAll(async () => {
  const app = express();
  mountIntake(app);
  server = await listen(app);
  address = `${server.url}/webhooks/shopify`;
});
afterAll(() => server.close());
beforeEach(async () => {
  shop = await aShop();
});

const kept = () => acrossShops.event.findMany({ where: { shopId: shop.id, source: "shopify" }, orderBy: { id: "asc" } });

const sign = (body: string | Buffer, secret = SECRET) => createHmac("sha256", secret).update(body).digest("base64");

/** A delivery as Shopify makes it, but for what a test wants otherwise; null leaves a header out. */
async function delivers(body: string | Buffer<ArrayBuffer>, otherwise: Record<string, string | null> = {}) {
  const headers: Record<string, string | null> = {
    "content-type": "application/json",
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": shop.domain,
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-api-version": "2026-10",
    "x-shopify-triggered-at": "2026-10-01T09:00:00.000Z",
    "x-shopify-hmac-sha256": sign(body),
    ...otherwise,
  };
  const given = Object.entries(headers).filter((header): header is [string, string] => header[1] !== null);
  const answer = await fetch(address, { method: "POST", headers: given, body });
  return { status: answer.status, words: await answer.text() };
}

const order = JSON.stringify({ id: 5600000000001, email: "ada@buyer.example", note: "পরিমাণ ≥ 1 🎁" });

describe("a webhook of Shopify's", () => {
  test("is kept as it came, and answered with 200", async () => {
    expect(await delivers(order)).toMatchObject({ status: 200 });
    expect(await kept()).toMatchObject([{ topic: "orders/create", entityKey: "order:5600000000001", body: order }]);
  });

  test.each([
    ["before Christ", { "x-shopify-triggered-at": "-000044-03-15T00:00:00Z" }],
    ["in the year 9999", { "x-shopify-triggered-at": "9999-12-31T23:59:59Z" }],
    ["at the end of time", { "x-shopify-triggered-at": "+275760-09-13T00:00:00Z" }],
    ["under a number without end", { "x-shopify-webhook-id": "7".repeat(3000) }],
    ["about a topic without end", { "x-shopify-topic": `orders/${"x".repeat(3000)}` }],
    ["of a shop without end", { "x-shopify-shop-domain": `${"x".repeat(3000)}.myshopify.com` }],
  ])("is refused with 400, and not kept, when it comes %s", async (_, header) => {
    expect(await delivers(order, header)).toMatchObject({
      status: 400,
      words: expect.stringContaining(Object.keys(header)[0] ?? "") as string,
    });
    expect(await kept()).toEqual([]);
  });

  test.each([
    ["beyond 64 bits", String(2n ** 63n)],
    ["beyond what JSON can count to", 2 ** 60],
    ["of a hundred thousand digits", "9".repeat(100_000)],
    ["of a hundred thousand digits and a letter", `${"9".repeat(100_000)}x`],
    ["that is a zero character", "\0"],
    ["that is half of a surrogate pair", "\ud800"],
  ])("about an id %s is kept as it came, in line with what names none", async (_, id) => {
    const body = JSON.stringify({ id });
    expect(await delivers(body)).toMatchObject({ status: 200 });
    expect(await kept()).toMatchObject([{ entityKey: "orders/create", body }]);
  });

  test("that is delivered again is answered with 200 and kept once", async () => {
    const id = { "x-shopify-webhook-id": randomUUID() };
    const answers = [await delivers(order, id), ...(await Promise.all([delivers(order, id), delivers(order, id)]))];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await kept()).toHaveLength(1);
  });

  test("for a shop that Waybill doesn't know is answered with 200, so that it is not repeated, and not kept", async () => {
    const before = await kept();
    expect(await delivers(order, { "x-shopify-shop-domain": "nobody.myshopify.com" })).toMatchObject({ status: 200 });
    expect(await kept()).toEqual(before);
  });

  test("that was signed before the secret was rotated is taken", async () => {
    expect(await delivers(order, { "x-shopify-hmac-sha256": sign(order, OLD_SECRET) })).toMatchObject({ status: 200 });
    expect(await kept()).toHaveLength(1);
  });

  test("with a zero character in it is kept", async () => {
    const body = '{"id":7,"note":"a\\u0000b"}';
    expect(await delivers(body)).toMatchObject({ status: 200 });
    expect(await kept()).toMatchObject([{ entityKey: "order:7" }]);
  });

  test("of the largest size is taken", async () => {
    const body = JSON.stringify({ id: 8, note: "x".repeat(5 * 1024 * 1024 - 20) });
    expect(await delivers(body)).toMatchObject({ status: 200 });
    expect(await kept()).toHaveLength(1);
  });
});

describe("what is not a webhook of Shopify's is refused, with a reason, and not kept:", () => {
  const topics = ["orders/create", "app/uninstalled", "customers/data_request", "customers/redact", "shop/redact"];

  test.each(topics)("an unsigned %s", async (topic) => {
    expect(await delivers("{}", { "x-shopify-topic": topic, "x-shopify-hmac-sha256": null })).toMatchObject({ status: 401 });
    expect(await kept()).toEqual([]);
  });

  test.each([
    ["signed with another secret", sign(order, "another")],
    ["signed over another body", sign(`${order} `)],
    ["with half a signature", sign(order).slice(0, 20)],
    ["with nonsense for a signature", "%%%"],
  ])("one %s", async (_, signature) => {
    expect(await delivers(order, { "x-shopify-hmac-sha256": signature })).toMatchObject({ status: 401 });
    expect(await kept()).toEqual([]);
  });

  test.each(["x-shopify-topic", "x-shopify-shop-domain", "x-shopify-webhook-id", "x-shopify-api-version"])(
    "one without %s",
    async (header) => {
      const { status, words } = await delivers(order, { [header]: null });
      expect(status).toBe(400);
      expect(words).toContain(header);
      expect(await kept()).toEqual([]);
    },
  );

  test.each([
    ["half of its JSON", '{"id":'],
    ["a list", "[1]"],
    ["nothing", ""],
    ["bytes that are no text", Buffer.from([0x7b, 0xff, 0x7d])],
  ])("one whose body is %s", async (_, body) => {
    expect(await delivers(body)).toMatchObject({ status: 400 });
    expect(await kept()).toEqual([]);
  });

  test("one of six megabytes", async () => {
    const { status, words } = await delivers(JSON.stringify({ id: 1, note: "x".repeat(6 * 1024 * 1024) }));
    expect(status).toBe(413);
    expect(words).toContain("5 MB");
    expect(await kept()).toEqual([]);
  });

  test("one whose length is not told and that doesn't end", async () => {
    const chunk = new TextEncoder().encode("x".repeat(1024 * 1024));
    // A turn of the event loop between chunks: else nobody in this process gets to hear the answer.
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => turn().then(() => stream.enqueue(chunk)) });
    const answer = await fetch(address, { method: "POST", body: endless, duplex: "half" }).catch(() => ({
      status: "cut off",
    }));
    expect([413, "cut off"]).toContain(answer.status);
    expect(await kept()).toEqual([]);
  });

  test("a page that is asked for", async () => {
    const answer = await fetch(address);
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
  });
});

test("a sender who hangs up in the middle leaves nothing behind, and the next one is served", async () => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  await new Promise<void>((written) =>
    socket.write("POST /webhooks/shopify HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{", () => written()),
  );
  socket.destroy();

  expect(await delivers(order)).toMatchObject({ status: 200 });
  expect(await kept()).toHaveLength(1);
});
