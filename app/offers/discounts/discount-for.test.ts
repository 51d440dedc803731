import { expect, test } from "vitest";
import { OfferTerms } from "../rules/offer-terms.ts";
import { discountFor, discountStands, markOf } from "./discount-for.ts";

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
  expect(discountFor(terms(more))).toBeNull();
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
  expect(discountFor(terms(more))).toMatchObject(wanted);
});

test("buyers read the heading for all languages, else the offer's name", () => {
  expect(discountFor(terms({ headings: { "": "A lid with it", de: "Ein Deckel dazu" } }))?.title).toBe("A lid with it");
  expect(discountFor(terms({}))?.title).toBe("Lids");
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
  const wanted = discountFor(offer);
  const kept = { discountId: 1n, discountFor: wanted && markOf(wanted), discountProblem: null };
  expect(discountStands(offer, kept)).toBe(true);
  expect(discountStands(terms({ offered: { kind: "chosen", variantIds: ["11", "12"] } }), kept)).toBe(true);
  expect(discountStands(terms({ percentage: 25 }), kept)).toBe(false);
  expect(discountStands(offer, { ...kept, discountFor: null })).toBe(false);
  expect(discountStands(offer, { ...kept, discountId: null })).toBe(false);
  expect(discountStands(offer, { ...kept, discountProblem: { code: "offers:discount-differs", args: {} } })).toBe(false);
  expect(discountStands(terms({ percentage: 0 }), { discountId: null, discountFor: null, discountProblem: null })).toBe(true);
});
