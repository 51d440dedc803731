import { describe, expect, test } from "vitest";
import { readOrderBlock } from "./read-order-block.ts";

const block = { stage: "routed", page: "/app/orders/7", troubles: [], parcels: [] };
const idToken = () => Promise.resolve("a.token");

describe("asking the app about the order on show", () => {
  test("goes to the order's own address", async () => {
    const asked: string[] = [];
    const fetch = (input: string | URL | Request) => {
      asked.push(String(input));
      return Promise.resolve(Response.json(block));
    };

    await expect(readOrderBlock({ gid: "gid://shopify/Order/7", idToken, fetch })).resolves.toEqual({ outcome: "read", block });
    expect(asked).toEqual(["/app/orders/7/block"]);
  });

  test.each<[string, string, object]>([
    ["what is on show isn't an order", "gid://shopify/DraftOrder/7", block],
    ["something else answers in the app's place", "gid://shopify/Order/7", { ok: true }],
  ])("fails as a value when %s", async (_, gid, answer) => {
    const fetch = () => Promise.resolve(Response.json(answer));
    await expect(readOrderBlock({ gid, idToken, fetch })).resolves.toEqual({ outcome: "failed" });
  });
});
