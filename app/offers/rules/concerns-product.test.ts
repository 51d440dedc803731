import { expect, test } from "vitest";
import { concernsProduct } from "./concerns-product.ts";
import { OfferTerms } from "./offer-terms.ts";

const cup = { id: "1", variantIds: ["11", "12"] };
const terms = (over: object) => OfferTerms.parse({ name: "An offer", placements: ["cart"], offered: { kind: "recommended" }, ...over });
const about = (code: string, ...productIds: string[]) => ({ conditions: [{ code, args: { productIds } }] });

test.each<[string, object, boolean]>([
  ["of it", { offered: { kind: "chosen", variantIds: ["99", "12"] }, ...about("has-product", "2") }, true],
  ["beside it", about("has-product", "2", "1"), true],
  ["beside another", about("has-product", "2"), false],
  ["beside anything", {}, true],
  ["beside anything but it", about("lacks-product", "1"), false],
  ["beside anything but another", about("lacks-product", "2"), true],
  ["for the cart's value", { offered: { kind: "goal", amount: 5000, reward: "free_shipping" } }, false],
])("whether an offer that is made %s is made with a product", (_, over, is) => {
  expect(concernsProduct(terms(over), cup)).toBe(is);
});
