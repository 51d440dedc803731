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

const asked: string[] = [];
const ask = (answer: unknown, gid = "gid://shopify/Product/7") =>
  readOfferBlock({
    gid,
    idToken: () => Promise.resolve("a.token"),
    fetch: (input) => {
      asked.push(String(input));
      return Promise.resolve(Response.json(answer));
    },
  });

describe("asking the app what is offered with a product", () => {
  test("goes to the product's own address", async () => {
    await expect(ask(block)).resolves.toEqual({ outcome: "read", block });
    expect(asked).toEqual(["/app/products/7/block"]);
  });

  test("leaves out what can't be shown, and keeps the rest", async () => {
    const broken = [
      null,
      "offer",
      { id: "o2" },
      { id: "o3", page: "https://evil.example" },
      { id: "o4", page: "/app/offers/o4", shown: "many" },
    ];

    await expect(ask({ ...block, offers: broken })).resolves.toMatchObject({
      block: { offers: [{ id: "o4", name: "o4", shown: 0, accepted: 0, taken: null, items: [] }] },
    });
  });

  test("fails as a value when what is on show isn't a product, or something else answers in the app's place", async () => {
    await expect(ask(block, "gid://shopify/Collection/7")).resolves.toEqual({ outcome: "failed" });
    await expect(ask({ ok: true })).resolves.toEqual({ outcome: "failed" });
  });
});
