import { describe, expect, test } from "vitest";
import type { PostPurchaseOffer } from "../../../app/contracts/offers.ts";
import { runOffers, type Breakdown, type Page } from "./run-offers.ts";

const free = { amount: 0, currency: "EUR" };
const breakdown: Breakdown = { price: free, fullPrice: free, shipping: free, taxes: free, total: free };

const anOffer = (id: string, after: PostPurchaseOffer["after"]): PostPurchaseOffer => ({
  id,
  heading: "",
  items: [],
  goal: null,
  decision: id,
  after,
  changes: [],
});
const offers = [anOffer("first", "start"), anOffer("upsell", "accept"), anOffer("downsell", "decline")];

const quick = { calculate: 5, buy: 5 };
const never = () => new Promise<never>(() => undefined);

/** Runs offers on a page whose buyer says these things, and answers what happened, in order. */
async function run(said: ("accept" | "decline")[], change: Partial<Page> = {}, what = offers): Promise<string[]> {
  const happened: string[] = [];
  await runOffers(
    what,
    {
      calculate: () => Promise.resolve(breakdown),
      show: ({ id }) => {
        happened.push(id);
        return Promise.resolve(said[happened.length - 1] ?? "decline");
      },
      buy: () => Promise.resolve(true),
      done: () => {
        happened.push("done");
        return Promise.resolve();
      },
      ...change,
    },
    quick,
  );
  return happened;
}

describe("offers after the purchase", () => {
  test("come one after another, by what the buyer did with the first, and then comes the thank-you page", async () => {
    expect(await run(["accept"])).toEqual(["first", "upsell", "done"]);
    expect(await run(["decline"])).toEqual(["first", "downsell", "done"]);
  });

  test("are two at the most, whatever the app sends", async () => {
    const many = [anOffer("first", "start"), anOffer("again", "decline"), anOffer("and again", "decline"), anOffer("more", "accept")];
    expect(await run(["decline", "accept"], {}, many)).toEqual(["first", "again", "done"]);
    expect(await run(["decline", "decline"], {}, many)).toEqual(["first", "again", "done"]);
  });

  test("that can't be had are passed over without being seen", async () => {
    const calculate: Page["calculate"] = ({ id }) => Promise.resolve(id === "first" ? null : breakdown);
    expect(await run([], { calculate })).toEqual(["downsell", "done"]);
  });

  test.each<[string, Partial<Page>, string[]]>([
    ["Shopify calculates nothing", { calculate: () => Promise.reject(new Error("server_error")) }, ["done"]],
    ["Shopify never calculates", { calculate: never }, ["done"]],
    ["the page can't be drawn", { show: () => Promise.reject(new Error("no")) }, ["done"]],
    ["the card is refused", { buy: () => Promise.resolve(false) }, ["first", "done"]],
    ["buying fails", { buy: () => Promise.reject(new Error("no")) }, ["first", "done"]],
    ["buying never ends", { buy: never }, ["first", "done"]],
  ])("lead on to the thank-you page when %s", async (_, change, happened) => {
    expect(await run(["accept", "accept"], change)).toEqual(happened);
  });

  test("lead on at once when there are none", async () => {
    expect(await run([], {}, [])).toEqual(["done"]);
  });
});
