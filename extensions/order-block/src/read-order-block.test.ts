import { describe, expect, test } from "vitest";
import { readOrderBlock } from "./read-order-block.ts";

const block = { stage: "routed", page: "/app/orders/7", troubles: [], parcels: [] };

const orderGid = "gid://shopify/Order/7";
const idToken = () => Promise.resolve("a.token");
const answering =
  (body: string, init?: ResponseInit): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, init));

describe("asking the app about the order on show", () => {
  test("goes to the order's own address, with the merchant's id token", async () => {
    const asked: Request[] = [];
    const fetch = (input: string | URL | Request, init?: RequestInit) => {
      asked.push(new Request(new URL(String(input), "https://waybill.example.com"), init));
      return Promise.resolve(Response.json(block));
    };

    await expect(readOrderBlock({ orderGid, idToken, fetch })).resolves.toEqual({ outcome: "read", block });
    expect(asked.map((request) => [request.method, request.url, request.headers.get("authorization")])).toEqual([
      ["GET", "https://waybill.example.com/app/orders/7/block", "Bearer a.token"],
    ]);
  });

  test.each([
    ["Shopify hands out no token", { idToken: () => Promise.resolve(null) }],
    ["the app doesn't accept it", { fetch: answering("", { status: 401 }) }],
  ])("sends the merchant to open Waybill when %s", async (_, change) => {
    await expect(readOrderBlock({ orderGid, idToken, fetch: answering(JSON.stringify(block)), ...change })).resolves.toEqual({
      outcome: "signed-out",
    });
  });

  test.each<[string, Partial<Parameters<typeof readOrderBlock>[0]>]>([
    ["there is no order", { orderGid: undefined }],
    ["it isn't an order", { orderGid: "gid://shopify/DraftOrder/7" }],
    ["the network is down", { fetch: () => Promise.reject(new TypeError("Failed to fetch")) }],
    ["the app is down", { fetch: answering("Bad gateway", { status: 502 }) }],
    ["a page answers in the app's place", { fetch: answering("<html>") }],
    ["something else answers in the app's place", { fetch: answering('{"ok":true}') }],
  ])("fails as a value when %s", async (_, change) => {
    await expect(readOrderBlock({ orderGid, idToken, fetch: answering(JSON.stringify(block)), ...change })).resolves.toEqual({
      outcome: "failed",
    });
  });
});
