import { expect, test } from "vitest";
import { bundleFor, markOfBundle } from "#app/offers/bundles/bundle-for.ts";
import { discountsFor, markOf } from "#app/offers/discounts/discount-for.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import type { SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { standingOf } from "./standing.ts";

const NOTHING_KEPT = { discountId: null, discountFor: null, discountProblem: null, bundleVariantId: null };
const AT = "2026-11-27T08:00:00.000Z";
const terms = (more: object) =>
  OfferTerms.parse({ name: "Tea", placements: ["cart"], offered: { kind: "chosen", variantIds: ["1"] }, ...more });

const SOLD = ["1", "2"];
const around = (seen: SeenPlaces, sold: readonly string[] = SOLD) => ({ seen, sold: new Set(sold) });

test("an offer that is live counts as seen only where a buyer's page has asked, and says where none has", () => {
  const plain = terms({ placements: ["cart", "checkout"] });
  expect(standingOf(plain, NOTHING_KEPT, around({}))).toEqual({ is: "unseen", notIn: ["cart", "checkout"] });
  expect(standingOf(plain, NOTHING_KEPT, around({ thank_you: AT })), "seen elsewhere").toMatchObject({ is: "unseen" });
  expect(standingOf(plain, NOTHING_KEPT, around({ cart: AT }))).toEqual({ is: "seen", notIn: ["checkout"] });
  expect(standingOf(plain, NOTHING_KEPT, around({ cart: AT, checkout: AT }))).toEqual({ is: "seen", notIn: [] });
});

test("an offer whose discount isn't right, or that can't be read, is not called seen, wherever its places were", () => {
  const problem = { ...NOTHING_KEPT, discountProblem: { code: "offers:discount-not-allowed", args: {} } };
  expect(standingOf(terms({ percentage: 10 }), problem, around({ cart: AT }))).toEqual({ is: "stopped" });
  expect(standingOf(undefined, NOTHING_KEPT, around({ cart: AT }))).toEqual({ is: "stopped" });
});

test("an offer of which the shop sells nothing says so before anything else; with one thing left it doesn't, and what names nothing never does", () => {
  const two = terms({ percentage: 10, offered: { kind: "chosen", variantIds: ["1", "2"] } });
  expect(standingOf(two, NOTHING_KEPT, around({ cart: AT }, []))).toEqual({ is: "unsold" });
  expect(standingOf(two, NOTHING_KEPT, around({ cart: AT }, ["2"]))).toMatchObject({ is: "awaited" });
  expect(standingOf(terms({ offered: { kind: "recommended" } }), NOTHING_KEPT, around({ cart: AT }, []))).toMatchObject({ is: "seen" });
});

const STEPS = { kind: "volume", variantIds: ["1"], tiers: [{ units: 2, percentage: 10 }] };
test.each([
  ["products with a discount", { percentage: 10 }],
  ["volume, whose steps have the percentages", { offered: STEPS }],
  ["free shipping", { offered: { kind: "goal", amount: 5000, reward: "free_shipping" } }],
])("an offer of %s is awaited until its discount stands in Shopify as it is saved", (_, more) => {
  const wanted = terms(more);
  const found = { ...NOTHING_KEPT, discountId: 1n, discountFor: markOf(discountsFor(wanted)) };
  expect(standingOf(wanted, NOTHING_KEPT, around({ cart: AT }))).toEqual({ is: "awaited", what: "discount" });
  expect(standingOf(wanted, { ...found, discountFor: "of other terms" }, around({ cart: AT }))).toEqual({
    is: "awaited",
    what: "discount",
  });
  expect(standingOf(wanted, found, around({ cart: AT }))).toEqual({ is: "seen", notIn: [] });
});

test("an offer that the page after payment prices by itself awaits no discount", () => {
  const after = terms({ placements: ["post_purchase"], percentage: 20 });
  expect(standingOf(after, NOTHING_KEPT, around({ post_purchase: AT }))).toEqual({ is: "seen", notIn: [] });
});

test("a bundle is awaited until it stands in Shopify", () => {
  const parts = [
    { variantId: "1", quantity: 1 },
    { variantId: "2", quantity: 1 },
  ];
  const bundle = terms({ offered: { kind: "bundle", parts }, percentage: 10 });
  const wanted = bundleFor(bundle);
  const made = { ...NOTHING_KEPT, bundleVariantId: 9n, discountFor: wanted && markOfBundle(wanted) };
  expect(standingOf(bundle, NOTHING_KEPT, around({ cart: AT }))).toEqual({ is: "awaited", what: "bundle" });
  expect(standingOf(bundle, made, around({ cart: AT }))).toEqual({ is: "seen", notIn: [] });
});
