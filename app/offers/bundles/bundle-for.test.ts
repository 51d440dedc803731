import fc from "fast-check";
import { expect, test } from "vitest";
import { OfferTerms } from "../rules/offer-terms.ts";
import { bundleFor, bundlePrice, bundleStands, handleFor, isMadeOf, markOfBundle } from "./bundle-for.ts";

const cup = { variantId: "12", quantity: 2 };
const lid = { variantId: "9", quantity: 1 };
const asked = (more: object = {}) => ({
  name: "Set",
  placements: ["cart"],
  percentage: 10,
  offered: { kind: "bundle", parts: [cup, lid] },
  ...more,
});
const terms = (more: object = {}) => OfferTerms.parse(asked(more));
const of = (...parts: object[]) => ({ offered: { kind: "bundle", parts } });

test("a bundle costs what the percentage says, and never a penny more", () => {
  const sum = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(sum, fc.integer({ min: 1, max: 99 }), (all, percentage) => {
      const price = bundlePrice(all, percentage);
      expect(price * 100).toBeLessThanOrEqual(all * (100 - percentage));
      expect((price + 1) * 100).toBeGreaterThan(all * (100 - percentage));
    }),
  );
});

test.each([
  ["of one thing", of(cup)],
  ["of six", of(...["1", "2", "3", "4", "5", "6"].map((variantId) => ({ variantId, quantity: 1 })))],
  ["that names one thing twice", of(cup, { ...cup, quantity: 1 })],
  ["of none of something", of(cup, { ...lid, quantity: 0 })],
  ["that costs as much as its parts", { percentage: 0 }],
  ["that costs nothing", { percentage: 100 }],
])("a bundle %s is refused", (_, more) => {
  expect(OfferTerms.safeParse(asked(more)).success).toBe(false);
});

test("what it is made of counts, in whatever order it is told", () => {
  expect(isMadeOf([lid, cup], [cup, lid])).toBe(true);
  expect(isMadeOf([lid], [cup, lid])).toBe(false);
  expect(isMadeOf([lid, { ...cup, quantity: 1 }], [cup, lid])).toBe(false);
  expect(isMadeOf([], [cup, lid])).toBe(false);
});

test("an offer of a bundle is shown only when that was found right for these very terms; others don't ask for one", () => {
  const wanted = bundleFor(terms());
  const kept = { bundleVariantId: 1n, discountFor: wanted && markOfBundle(wanted), discountProblem: null };
  expect(bundleStands(terms(), kept)).toBe(true);
  expect(bundleStands(terms(of(lid, cup)), kept)).toBe(true);
  expect(bundleStands(terms({ percentage: 11 }), kept)).toBe(false);
  expect(bundleStands(terms(), { ...kept, bundleVariantId: null })).toBe(false);
  expect(bundleStands(terms(), { ...kept, discountFor: null })).toBe(false);
  expect(bundleStands(terms(), { ...kept, discountProblem: { code: "offers:bundle-differs", args: {} } })).toBe(false);
  const none = { bundleVariantId: null, discountFor: null, discountProblem: null };
  expect(bundleStands(terms({ percentage: 0, offered: { kind: "recommended" } }), none)).toBe(true);
});

test("the address of its page is made of its words in any script, and is no other product's", () => {
  expect(handleFor("Tea for two!", 8_100_000_000_123n)).toBe("tea-for-two-000123");
  expect(handleFor("お茶 セット", 8_100_000_000_123n)).toBe("お茶-セット-000123");
  expect(handleFor("", 8_100_000_000_123n)).toBe("000123");
});
