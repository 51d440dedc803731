import { describe, expect, test } from "vitest";
import type { OfferBlock } from "../../../app/contracts/offer-block.ts";
import { readOfferBlock } from "./read-offer-block.ts";

const block: OfferBlock = {
  page: "/app/offers",
  since: "2026-10-01",
  offers: [
    {
      id: "o1",
      name: "Saucers",
      page: "/app/offers/o1",
      placements: ["cart"],
      state: "live",
      blockedBecause: null,
      items: ["A saucer"],
      shown: 1200,
      accepted: 96,
      taken: { amount: 76_000, currency: "EUR" },
    },
  ],
};

const productGid = "gid://shopify/Product/7";
const idToken = () => Promise.resolve("a.token");
const answering =
  (body: unknown, init?: ResponseInit): typeof fetch =>
  () =>
    Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), init));

describe("asking the app what is offered with a product", () => {
  test("goes to the product's own address, with the merchant's id token", async () => {
    const asked: Request[] = [];
    const fetch = (input: string | URL | Request, init?: RequestInit) => {
      asked.push(new Request(new URL(String(input), "https://waybill.example.com"), init));
      return Promise.resolve(Response.json(block));
    };

    await expect(readOfferBlock({ productGid, idToken, fetch })).resolves.toEqual({ outcome: "read", block });
    expect(asked.map((request) => [request.method, request.url, request.headers.get("authorization")])).toEqual([
      ["GET", "https://waybill.example.com/app/products/7/block", "Bearer a.token"],
    ]);
  });

  test("leaves out what can't be shown, and keeps the rest", async () => {
    const broken = [
      null,
      "offer",
      { id: "o2" },
      { id: "o3", page: "https://evil.example" },
      { id: "o4", page: "/app/offers/o4", shown: "many" },
    ];

    await expect(readOfferBlock({ productGid, idToken, fetch: answering({ ...block, offers: broken }) })).resolves.toMatchObject({
      block: { offers: [{ id: "o4", name: "o4", shown: 0, accepted: 0, taken: null, items: [] }] },
    });
  });

  test.each([
    ["Shopify hands out no token", { idToken: () => Promise.resolve(null) }],
    ["the app doesn't accept it", { fetch: answering("", { status: 401 }) }],
  ])("sends the merchant to open Waybill when %s", async (_, change) => {
    await expect(readOfferBlock({ productGid, idToken, fetch: answering(block), ...change })).resolves.toEqual({ outcome: "signed-out" });
  });

  test.each<[string, Partial<Parameters<typeof readOfferBlock>[0]>]>([
    ["there is no product", { productGid: undefined }],
    ["it isn't a product", { productGid: "gid://shopify/Collection/7" }],
    ["the network is down", { fetch: () => Promise.reject(new TypeError("Failed to fetch")) }],
    ["the app is down", { fetch: answering("Bad gateway", { status: 502 }) }],
    ["a page answers in the app's place", { fetch: answering("<html>") }],
    ["something else answers in the app's place", { fetch: answering({ ok: true }) }],
  ])("fails as a value when %s", async (_, change) => {
    await expect(readOfferBlock({ productGid, idToken, fetch: answering(block), ...change })).resolves.toEqual({ outcome: "failed" });
  });
});
