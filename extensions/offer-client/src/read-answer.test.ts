import { describe, expect, test } from "vitest";
import type { OfferAnswer } from "../../../app/contracts/offers.ts";
import { NOTHING, readAnswer } from "./read-answer.ts";

const answer: OfferAnswer = {
  decision: "signed",
  offer: {
    id: "o1",
    kind: "volume",
    heading: "Often bought together",
    items: [
      {
        productId: "1",
        variantId: "11",
        handle: "a-cup",
        title: "A cup",
        imageUrl: "https://cdn.example/cup.jpg",
        quantity: 2,
        discount: { percentage: 15, code: "CUP" },
        why: "42 of 100 who bought the pot took it.",
      },
    ],
    goal: { amount: 5000, currency: "EUR", reward: "free_shipping" },
  },
  promise: { date: "2026-12-01", confidence: 95 },
};
const [item] = answer.offer?.items ?? [];

describe("what the app answers a buyer's page", () => {
  test("is read as the contract has it, with fields of later versions left out", () => {
    expect(readAnswer({ ...answer, mood: "sunny", offer: { ...answer.offer, colour: "red" } })).toEqual(answer);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["a page of somebody else's", "<html>"],
    ["a list", []],
    ["a number", 7],
    ["an empty object", {}],
    ["fields of other kinds", { decision: 1, offer: "yes", promise: [] }],
  ])("comes to no offer when it is %s", (_, value) => {
    expect(readAnswer(value)).toEqual(NOTHING);
  });

  test.each<[string, object]>([
    ["a variant that is no number", { variantId: "gid://shopify/ProductVariant/1" }],
    ["no handle to find its price by", { handle: null }],
    ["a product that is missing", { productId: undefined }],
  ])("leaves an item out that has %s, and an offer that is empty then", (_, change) => {
    const offer = { ...answer.offer, goal: null, items: [{ ...item, ...change }] };

    expect(readAnswer({ ...answer, offer }).offer).toBeNull();
    expect(readAnswer({ ...answer, offer: { ...offer, items: [...offer.items, item] } }).offer?.items).toEqual([item]);
  });

  test.each<[string, object, object]>([
    ["a picture that is a script", { imageUrl: "javascript:alert(1)" }, { imageUrl: null }],
    ["a discount of more than all", { discount: { percentage: 120, code: null } }, { discount: null }],
    ["a discount of nothing", { discount: { percentage: 0, code: "X" } }, { discount: null }],
    ["half a unit", { quantity: 0.5 }, { quantity: 1 }],
    ["a million units", { quantity: 1_000_000 }, { quantity: 1 }],
    ["a title that is an object", { title: {} }, { title: "" }],
  ])("shows an item without %s", (_, change, shown) => {
    expect(readAnswer({ ...answer, offer: { ...answer.offer, items: [{ ...item, ...change }] } }).offer?.items).toEqual([
      { ...item, ...shown },
    ]);
  });

  test.each(["tomorrow", "2026-13-45", "2026-12-01T00:00:00Z", 20261201, null])("promises nothing for %s", (date) => {
    expect(readAnswer({ ...answer, promise: { date, confidence: 95 } }).promise).toBeNull();
  });

  test.each([{ amount: "50" }, { amount: -1 }, { currency: "euros" }, { reward: "a kiss" }])("has no goal of %j", (change) => {
    expect(readAnswer({ ...answer, offer: { ...answer.offer, goal: { ...answer.offer?.goal, ...change } } }).offer?.goal).toBeNull();
  });
});
