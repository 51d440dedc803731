import { describe, expect, test } from "vitest";
import { findPrintable, printSource } from "./printable.ts";

const orderGids = ["gid://shopify/Order/7", "gid://shopify/Order/8"];
const idToken = () => Promise.resolve("a.token");
const answering = (status: number) => () => Promise.resolve(new Response(null, { status }));

describe("printing orders in Shopify's admin", () => {
  test("is one document of all that are chosen", () => {
    expect(printSource("slips", orderGids)).toBe("/app/packing/slips.pdf?orders=7,8");
    expect(printSource("picks", ["gid://shopify/DraftOrder/1", ...orderGids])).toBe("/app/packing/picks.pdf?orders=7,8");
    expect(printSource("picks", ["gid://shopify/DraftOrder/1"])).toBeNull();
  });

  test("looks with the merchant's id token whether there is something to print", async () => {
    const asked: (string | null)[][] = [];
    const fetch = (input: string | URL | Request, init?: RequestInit) => {
      const request = new Request(new URL(String(input), "https://waybill.example.com"), init);
      asked.push([request.method, request.url, request.headers.get("authorization")]);
      return Promise.resolve(new Response(null));
    };

    expect(await findPrintable({ kind: "slips", orderGids, idToken, fetch })).toEqual({
      outcome: "ready",
      src: "/app/packing/slips.pdf?orders=7,8",
    });
    expect(asked).toEqual([["HEAD", "https://waybill.example.com/app/packing/slips.pdf?orders=7,8", "Bearer a.token"]]);
  });

  test.each<[string, Partial<Parameters<typeof findPrintable>[0]>, string]>([
    [
      "more are chosen than are printed at once",
      { orderGids: Array.from({ length: 251 }, (_, id) => `gid://shopify/Order/${id}`) },
      "too-many",
    ],
    ["no order is chosen", { orderGids: [] }, "nothing"],
    ["the orders have no parcel", { fetch: answering(404) }, "nothing"],
    ["Shopify hands out no token", { idToken: () => Promise.resolve(null) }, "signed-out"],
    ["the app doesn't accept it", { fetch: answering(401) }, "signed-out"],
    ["the app is down", { fetch: answering(502) }, "failed"],
    ["the network is down", { fetch: () => Promise.reject(new TypeError("Failed to fetch")) }, "failed"],
  ])("says so when %s", async (_, change, outcome) => {
    expect(await findPrintable({ kind: "slips", orderGids, idToken, fetch: answering(200), ...change })).toEqual({ outcome });
  });
});
