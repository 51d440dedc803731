import { describe, expect, test } from "vitest";
import { askBlock, type Asking } from "./ask-block.ts";

const answering =
  (body: string, init?: ResponseInit): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, init));
const asking: Asking = {
  gid: "gid://shopify/Order/7",
  idToken: () => Promise.resolve("a.token"),
  fetch: answering('{"parcels":2}'),
};
const ask = (change: Partial<Asking> = {}) =>
  askBlock(
    { ...asking, ...change },
    {
      type: "Order",
      address: (id) => `/app/orders/${id}/block`,
      read: (answer) => (typeof answer === "object" && answer !== null && "parcels" in answer ? answer : null),
    },
  );

describe("asking the app about what Shopify shows", () => {
  test("goes to its own address, with the merchant's id token", async () => {
    const asked: Request[] = [];
    const fetch = (input: string | URL | Request, init?: RequestInit) => {
      asked.push(new Request(new URL(String(input), "https://waybill.example.com"), init));
      return Promise.resolve(Response.json({ parcels: 2 }));
    };

    await expect(ask({ fetch })).resolves.toEqual({ outcome: "read", block: { parcels: 2 } });
    expect(asked.map((request) => [request.method, request.url, request.headers.get("authorization")])).toEqual([
      ["GET", "https://waybill.example.com/app/orders/7/block", "Bearer a.token"],
    ]);
  });

  test.each<[string, Partial<Asking>]>([
    ["Shopify hands out no token", { idToken: () => Promise.resolve(null) }],
    ["the app doesn't accept it", { fetch: answering("", { status: 401 }) }],
  ])("sends the merchant to open Waybill when %s", async (_, change) => {
    await expect(ask(change)).resolves.toEqual({ outcome: "signed-out" });
  });

  test.each<[string, Partial<Asking>]>([
    ["nothing is shown", { gid: undefined }],
    ["something else is shown", { gid: "gid://shopify/DraftOrder/7" }],
    ["the network is down", { fetch: () => Promise.reject(new TypeError("Failed to fetch")) }],
    ["the app is down", { fetch: answering("Bad gateway", { status: 502 }) }],
    ["a page answers in the app's place", { fetch: answering("<html>") }],
    ["something else answers in the app's place", { fetch: answering('{"ok":true}') }],
  ])("fails as a value when %s", async (_, change) => {
    await expect(ask(change)).resolves.toEqual({ outcome: "failed" });
  });
});
