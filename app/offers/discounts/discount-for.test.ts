import { expect, test } from "vitest";
import { OfferTerms } from "../rules/offer-terms.ts";
import { combinesWith, discountsFor, discountStands, markOf } from "./discount-for.ts";
import { besideProducts } from "./standing-discount.ts";

const terms = (more: object) =>
  OfferTerms.parse({ name: "Lids", placements: ["cart"], percentage: 20, offered: { kind: "chosen", variantIds: ["12", "11"] }, ...more });
const withX = { conditions: [{ code: "has-product", args: { productIds: ["7", "5"] } }] };
const one = { offered: { kind: "chosen", variantIds: ["11"] } };
const goal = (reward: string, more: object = {}) => ({ offered: { kind: "goal", amount: 5000, reward }, ...more });

test.each([
  ["nothing is taken off", { percentage: 0 }],
  ["it is shown after the purchase alone", { placements: ["post_purchase"] }],
  ["it recommends after the purchase alone", { placements: ["post_purchase"], offered: { kind: "recommended" } }],
])("an offer of which %s needs no discount in Shopify", (_, more) => {
  expect(discountsFor(terms(more))).toEqual([]);
});

test.each([
  ["chosen variants have a code, for who was shown it", {}, { method: "code", kind: "basic", variantIds: ["11", "12"], percentage: 20 }],
  [
    "one variant beside what is in the cart: buy X get Y",
    { ...one, ...withX },
    { method: "automatic", kind: "bxgy", variantIds: ["11"], boughtProductIds: ["5", "7"] },
  ],
  ["also where it is shown after the purchase too", { ...one, ...withX, placements: ["cart", "post_purchase"] }, { kind: "bxgy" }],
  [
    "a product that is only looked at is not bought: a code",
    { ...one, ...withX, placements: ["product_page", "cart"] },
    { method: "code" },
  ],
  ["nor does an order that is placed count for the next one", { ...one, ...withX, placements: ["thank_you"] }, { method: "code" }],
  ["several variants can't be had together by buy X get Y: a code", withX, { method: "code", variantIds: ["11", "12"] }],
  [
    "a goal: off the order from an amount on",
    goal("discount"),
    { method: "automatic", kind: "basic", variantIds: null, minimum: 5000, percentage: 20 },
  ],
  ["free shipping from an amount on", goal("free_shipping", { percentage: 0 }), { kind: "freeShipping", minimum: 5000, countries: null }],
  [
    "free shipping only where the offer is for",
    goal("free_shipping", {
      percentage: 0,
      conditions: [
        { code: "country", args: { countries: ["GB", "DE"] } },
        { code: "country", args: { countries: ["FR", "GB"] } },
      ],
    }),
    { countries: ["GB"] },
  ],
])("%s", (_, more, wanted) => {
  expect(discountsFor(terms(more))).toMatchObject([wanted]);
});

test("buyers read the heading for all languages, else the offer's name", () => {
  expect(discountsFor(terms({ headings: { "": "A lid with it", de: "Ein Deckel dazu" } }))[0]?.title).toBe("A lid with it");
  expect(discountsFor(terms({}))[0]?.title).toBe("Lids");
});

test.each([
  ["what is recommended has no percentage where the cart prices it", { offered: { kind: "recommended" } }, "offers:no-percentage-of-any"],
  ["a goal with a discount says how much", goal("discount", { percentage: 0 }), "offers:goal-without-percentage"],
  ["free shipping takes nothing else off", goal("free_shipping"), "offers:free-shipping-without-percentage"],
])("%s", (_, more, code) => {
  const refused = OfferTerms.safeParse({ name: "Lids", placements: ["cart"], percentage: 20, ...more });
  expect(refused.error?.issues.map(({ path, message }) => [path.join("."), message.includes(code)])).toEqual([["percentage", true]]);
});

test("an offer's discount stands only when it was found right for these very terms", () => {
  const offer = terms({});
  const kept = { discountId: 1n, discountFor: markOf(discountsFor(offer)), discountProblem: null };
  expect(discountStands(offer, kept)).toBe(true);
  expect(discountStands(terms({ offered: { kind: "chosen", variantIds: ["11", "12"] } }), kept)).toBe(true);
  expect(discountStands(terms({ percentage: 25 }), kept)).toBe(false);
  expect(discountStands(offer, { ...kept, discountFor: null })).toBe(false);
  expect(discountStands(offer, { ...kept, discountId: null })).toBe(false);
  expect(discountStands(offer, { ...kept, discountProblem: { code: "offers:discount-differs", args: {} } })).toBe(false);
  expect(discountStands(terms({ percentage: 0 }), { discountId: null, discountFor: null, discountProblem: null })).toBe(true);
});

const bought = { productIds: ["7"], units: 2 };
const AFTER = ["thank_you", "order_status"];
const BEFORE = ["product_page", "cart", "checkout"];
const OFFERED: Record<string, object> = {
  "chosen products": { offered: { kind: "chosen", variantIds: ["12", "11"] } },
  "one chosen product beside another": { ...one, ...withX },
  "what is recommended, at its price": { offered: { kind: "recommended" }, percentage: 0 },
  "what is recommended, for less": { offered: { kind: "recommended" } },
  volume: {
    percentage: 0,
    offered: {
      kind: "volume",
      variantIds: ["11"],
      tiers: [
        { units: 2, percentage: 10 },
        { units: 3, percentage: 15 },
      ],
    },
  },
  "buy X get Y": { offered: { kind: "bogo", bought, variantId: "11", units: 1, times: 3 } },
  "a gift": { percentage: 100, offered: { kind: "gift", bought: { ...bought, by: "units" }, variantId: "11" } },
  "a bundle": {
    offered: {
      kind: "bundle",
      parts: [
        { variantId: "11", quantity: 2 },
        { variantId: "12", quantity: 1 },
      ],
    },
  },
  "a discount from an amount": goal("discount"),
  "free shipping": goal("free_shipping", { percentage: 0 }),
};

/** Of an offer in one place alone: its discounts in Shopify, or the words with which the form refuses it. */
const inShopify = (of: string, place: string) => {
  const parsed = OfferTerms.safeParse({ name: "Lids", percentage: 20, ...OFFERED[of], placements: [place] });
  if (!parsed.success) return parsed.error.issues.map(({ message }) => /offers:([a-z-]+)/.exec(message)?.[1]).join();
  return discountsFor(parsed.data)
    .map(({ method, kind }) => `${method} ${kind}`)
    .join(" + ");
};

test.each<[string, string[], string]>([
  ["chosen products", [...BEFORE, ...AFTER], "code basic"],
  ["chosen products", ["post_purchase"], ""],
  ["one chosen product beside another", ["product_page", ...AFTER], "code basic"],
  ["one chosen product beside another", ["cart", "checkout"], "automatic bxgy"],
  ["one chosen product beside another", ["post_purchase"], ""],
  ["what is recommended, at its price", [...BEFORE, "post_purchase", ...AFTER], ""],
  ["what is recommended, for less", [...BEFORE, ...AFTER], "no-percentage-of-any"],
  ["what is recommended, for less", ["post_purchase"], ""],
  ["volume", [...BEFORE, ...AFTER], "automatic basic + automatic basic"],
  ["volume", ["post_purchase"], "volume-not-after-payment"],
  ["buy X get Y", BEFORE, "automatic bxgy"],
  ["buy X get Y", ["post_purchase", ...AFTER], "bought-with-it-before-payment"],
  ["a gift", BEFORE, "automatic bxgy"],
  ["a gift", ["post_purchase", ...AFTER], "bought-with-it-before-payment"],
  // It is a product with a price of its own.
  ["a bundle", [...BEFORE, ...AFTER], ""],
  ["a bundle", ["post_purchase"], "bundle-not-after-payment"],
  ["a discount from an amount", BEFORE, "automatic basic"],
  ["a discount from an amount", ["post_purchase", ...AFTER], "goal-before-payment"],
  ["free shipping", BEFORE, "automatic freeShipping"],
  ["free shipping", ["post_purchase", ...AFTER], "goal-before-payment"],
])("%s in %j: %s", (of, places, has) => {
  expect(places.map((place) => inShopify(of, place))).toEqual(places.map(() => has));
});

test("what an offer of an earlier release has is not looked at as changed", () => {
  expect(markOf(discountsFor(terms({ ...one, ...withX })))).toBe(
    '{"boughtProductIds":["5","7"],"countries":null,"kind":"bxgy","method":"automatic","minimum":null,"percentage":20,"title":"Lids","variantIds":["11"]}',
  );
});

test("each step has a title of its own, and codes that are each buyer's own are good for one order", () => {
  expect(discountsFor(OfferTerms.parse({ name: "Lids", placements: ["cart"], ...OFFERED["volume"] })).map(({ title }) => title)).toEqual([
    "Lids (2+)",
    "Lids (3+)",
  ]);
  expect(discountsFor(terms({ codes: "own" }))).toMatchObject([{ method: "code", isSingleUse: true }]);
});

test.each<[string, object, string]>([
  ["off the order, and beside all others", {}, "whole"],
  [
    "of shipping, which never goes with another of shipping",
    { kind: "freeShipping", combinesWith: { ...combinesWith({ kind: "freeShipping" }) } },
    "whole",
  ],
  ["a percentage off products: on a line the better one holds", { isForAll: false }, "lines"],
  ["an amount off products, which their lines share", { isForAll: false, percentage: 0 }, "unknown"],
  ["a percentage off what is bought with something else", { isForAll: false, kind: "bxgy" }, "unknown"],
  ["from an amount on, which another one may take from it", { minimum: 5000 }, "unknown"],
  ["which is over", { isActive: false }, "unknown"],
  ["beside none off products", { combinesWith: { ...combinesWith({ kind: "basic" }), productDiscounts: false } }, "unknown"],
])("a discount of the shop's own %s: what an offer takes off is had beside it or isn't", (_, change, beside) => {
  const whole = { kind: "basic", isActive: true, isForAll: true, percentage: 10, minimum: null, minimumUnits: null } as const;
  expect(besideProducts({ ...whole, combinesWith: combinesWith({ kind: "basic" }), ...change })).toBe(beside);
});
