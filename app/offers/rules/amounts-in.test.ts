import { expect, test } from "vitest";
import { amountsIn } from "./amounts-in.ts";
import { OfferTerms } from "./offer-terms.ts";

const terms = (more: object) => OfferTerms.parse({ name: "Offer", placements: ["cart"], offered: { kind: "recommended" }, ...more });

test.each([
  ["GBP", "JPY", 5000, 50],
  ["JPY", "GBP", 50, 5000],
  ["GBP", "KWD", 5000, 50_000],
  ["KWD", "JPY", 4999, 5],
  ["GBP", "JPY", 10, 1],
  ["JPY", "KWD", 900_000_000, 1_000_000_000],
  ["GBP", "EUR", 5000, 5000],
])("in a shop that sold in %s and sells in %s, %i of an offer's are %i: the figure that the merchant typed stays", (from, to, was, is) => {
  const products = { productIds: ["1"] };
  const asked = (amount: number) => [
    terms({ offered: { kind: "goal", amount, reward: "free_shipping" } }),
    terms({ percentage: 100, offered: { kind: "gift", bought: { by: "amount", ...products, amount }, variantId: "2" } }),
    terms({ conditions: [{ code: "cart-value", args: { from: amount, to: amount } }] }),
    terms({ conditions: [{ code: "cart-value", args: { from: 0, to: null } }] }),
    terms({ percentage: 100, offered: { kind: "gift", bought: { by: "units", ...products, units: 3 }, variantId: "2" } }),
  ];
  expect(asked(was).map((one) => amountsIn(one, from, to))).toEqual(asked(is));
});
