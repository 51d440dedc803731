import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { OfferTerms, PLACEMENTS } from "../rules/offer-terms.ts";
import type { Visit } from "../rules/visit.ts";
import { fittingOffers, type LiveOffer } from "./decide-offer.ts";
import { indexOffers } from "./offer-index.ts";

const WHY = { currency: "GBP", most: 0 };
const visit = (placement: Visit["placement"], productId: string | null, inCart: readonly string[]): Visit => ({
  placement,
  productId,
  lines: inCart.map((id) => ({ variantId: `${id}1`, productId: id, quantity: 1, unitPrice: 1000 })),
  country: "GB",
  postalCode: null,
  market: null,
  markets: new Map(),
  language: "en",
  now: Temporal.Instant.from("2026-11-27T12:00:00Z"),
  timeZone: "Europe/London",
  customerTags: [],
  collections: new Map(),
});
const live = (name: string, terms: object): LiveOffer => ({
  id: name,
  terms: OfferTerms.parse({ name, placements: ["cart"], offered: { kind: "recommended" }, ...terms }),
  acceptedToday: 0,
  discountStands: true,
  discountCode: null,
  ownCodesOf: null,
});
const forProducts = (...productIds: string[]) => ({ code: "has-product", args: { productIds } });
const names = (offers: readonly LiveOffer[]) => offers.map(({ terms }) => terms.name);

test("of five thousand offers a visit looks at those that are for its products, and at those for all", () => {
  const offers = Array.from({ length: 5_000 }, (_, at) => live(`for ${at}`, { conditions: [forProducts(String(at), String(at + 1))] }));
  const index = indexOffers([...offers, live("for all", { priority: 1 })]);
  const { ranks, others } = index.near(visit("cart", null, ["700", "4000"]));
  expect(ranks.map(names)).toEqual([["for all"], ["for 699", "for 700", "for 3999", "for 4000"]]);
  expect(others).toBe(4_996);
  expect(index.near(visit("checkout", null, ["700"]))).toEqual({ ranks: [], others: 0 });
});

test("where there are few, all of them are looked at, in the merchant's order", () => {
  const index = indexOffers([
    live("c", { priority: 9, conditions: [forProducts("1")] }),
    live("a", { priority: 1 }),
    live("b", { priority: 1 }),
  ]);
  expect(index.near(visit("cart", null, [])).ranks.map(names)).toEqual([["a", "b"], ["c"]]); // oxfmt-ignore
});

test("whatever the offers and the visit, what fits is what would fit had all been looked at", () => {
  const ids = fc.subarray(["1", "2", "3", "4", "5", "6"], { minLength: 1 });
  const conditions = fc.array(
    fc.oneof(
      ids.map((some) => forProducts(...some)),
      ids.map((productIds) => ({ code: "lacks-product", args: { productIds } })),
      fc.constant({ code: "cart-units", args: { from: 2 } }),
    ),
    { maxLength: 3 },
  );
  const terms = fc.record({
    placements: fc.subarray([...PLACEMENTS], { minLength: 1 }),
    conditions,
    priority: fc.integer({ min: 1, max: 4 }),
  });
  const visits = fc
    .tuple(fc.constantFrom(...PLACEMENTS), fc.option(fc.constantFrom("1", "7")), fc.subarray(["2", "3", "4", "8"]))
    .map((args) => visit(...args));
  fc.assert(
    fc.property(fc.array(terms, { minLength: 51, maxLength: 90 }), visits, (some, one) => {
      const offers = some.map((each, at) => live(String(at), each));
      const sorted = offers
        .filter((offer) => offer.terms.placements.includes(one.placement))
        .sort((a, b) => a.terms.priority - b.terms.priority);
      const { ranks, others } = indexOffers(offers).near(one);
      expect(fittingOffers(ranks.flat(), one, WHY).fitting).toEqual(fittingOffers(sorted, one, WHY).fitting);
      expect(ranks.flat().length + others).toBe(sorted.length);
    }),
  );
});
