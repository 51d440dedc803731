import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { OfferTerms } from "../rules/offer-terms.ts";
import type { Visit } from "../rules/visit.ts";
import type { Candidate } from "./candidate.ts";
import { decideOffer, fittingOffers, type LiveOffer } from "./decide-offer.ts";
import { besideOthers, ownTitles } from "./other-discounts.ts";

const visit: Visit = {
  placement: "cart",
  productId: null,
  lines: [{ variantId: "11", productId: "1", quantity: 2, unitPrice: 1000 }],
  country: "GB",
  postalCode: null,
  market: "41",
  markets: new Map([
    ["41", new Set(["GB"])],
    ["42", new Set(["GB", "IE"])],
    ["43", new Set(["DE"])],
  ]),
  language: "en-gb",
  now: Temporal.Instant.from("2026-11-27T12:00:00Z"),
  timeZone: "Europe/London",
  customerTags: ["vip", "wholesale"],
  collections: new Map([["70", new Set(["1", "5"])]]),
};

const offer = (terms: object, rest: Partial<LiveOffer> = {}): LiveOffer => ({
  id: JSON.stringify(terms),
  terms: OfferTerms.parse({ name: "Lids", placements: ["cart"], offered: { kind: "recommended" }, ...terms }),
  acceptedToday: 0,
  discountStands: true,
  discountCode: null,
  ownCodesOf: null,
  ...rest,
});
const thing = (id: number, price = 300): Candidate => ({
  variantId: `${id}1`,
  productId: String(id),
  handle: `p-${id}`,
  title: `Product ${id}`,
  imageUrl: null,
  price,
  why: null,
});
const WHY = { currency: "GBP", most: 50 };
const first = (offers: readonly LiveOffer[]) => ({ offer: offers[0] ?? null, propensity: 1 });
type Allows = (one: Candidate) => boolean;
const all: Allows = () => true;
const decide = (offers: readonly LiveOffer[], candidates: readonly Candidate[], canShip = all, isSold = all) =>
  decideOffer({ visit, offers, candidatesOf: () => candidates, isSold, canShipWith: canShip, choose: first });
const codes = (decision: ReturnType<typeof decide>) => (decision.outcome === "none" ? decision.why.map(({ code }) => code) : []);

describe("an offer fits a visit", () => {
  test.each([
    ["whose cart is worth enough", { code: "cart-value", args: { from: 2000, to: null } }, true],
    ["but not one whose cart is worth less", { code: "cart-value", args: { from: 2001, to: null } }, false],
    ["but not one whose cart is worth more", { code: "cart-value", args: { from: 0, to: 1999 } }, false],
    ["with units enough", { code: "cart-units", args: { from: 2 } }, true],
    ["but not with fewer", { code: "cart-units", args: { from: 3 } }, false],
    ["with a chosen product in the cart", { code: "has-product", args: { productIds: ["9", "1"] } }, true],
    ["but not without", { code: "has-product", args: { productIds: ["9"] } }, false],
    ["without a product that it is not for", { code: "lacks-product", args: { productIds: ["9"] } }, true],
    ["but not with it", { code: "lacks-product", args: { productIds: ["1"] } }, false],
    ["with a product of a chosen collection in the cart", { code: "has-collection", args: { collectionIds: ["71", "70"] } }, true],
    ["but not with one of another, nor of one that is gone", { code: "has-collection", args: { collectionIds: ["71"] } }, false],
    ["of a customer who has a tag, however it is written", { code: "customer-tagged", args: { tags: ["gold", "VIP"] } }, true],
    ["but not of one without it", { code: "customer-tagged", args: { tags: ["gold"] } }, false],
    ["but not of one who is not to have it", { code: "customer-not-tagged", args: { tags: ["Wholesale"] } }, false],
    ["of one who has none of those", { code: "customer-not-tagged", args: { tags: ["gold"] } }, true],
    ["on a day of the week", { code: "weekdays", args: { days: [5] } }, true],
    ["but not on another", { code: "weekdays", args: { days: [6, 7] } }, false],
    ["to its country", { code: "country", args: { countries: ["GB"] } }, true],
    ["but to no other", { code: "country", args: { countries: ["DE"] } }, false],
    ["in its language, whatever the country's", { code: "language", args: { languages: ["en"] } }, true],
    ["but not in the language of another country", { code: "language", args: { languages: ["en-us"] } }, false],
    ["from the moment on when it begins", { code: "schedule", args: { from: "2026-11-27T12:00:00Z", until: null } }, true],
    ["but not at the moment when it is over", { code: "schedule", args: { from: null, until: "2026-11-27T12:00:00Z" } }, false],
  ])("%s", (_, condition, fits) => {
    const { fitting, why } = fittingOffers([offer({ conditions: [condition] })], visit, WHY);
    expect(fitting.length).toBe(fits ? 1 : 0);
    expect(why.map(({ code }) => code)).toEqual(fits ? [] : ["offers:condition-fails"]);
  });

  test.each([
    ["in the market that it is for", "41", "DE", ["41"], true],
    ["in another market, though its country is sold to in both", "41", "GB", ["42", "43"], false],
    ["who goes by his country where the page doesn't say a market", null, "IE", ["41", "42"], true],
    ["whose country is in none of them", null, "FR", ["41", "42", "43"], false],
    ["of whom neither is known", null, null, ["41"], false],
    ["by the country of a market that Shopify no longer has", null, "GB", ["49"], false],
  ])("of a buyer %s", (_, market, country, marketIds, fits) => {
    const condition = { code: "market", args: { marketIds } };
    expect(fittingOffers([offer({ conditions: [condition] })], { ...visit, market, country }, WHY).fitting).toHaveLength(fits ? 1 : 0);
  });

  test("while it was accepted less often today than it may be, and its discount stands", () => {
    const why = (one: LiveOffer) => fittingOffers([one], visit, WHY).why.map(({ code }) => code);
    expect(why(offer({ dailyCap: 3 }, { acceptedToday: 2 }))).toEqual([]);
    expect(why(offer({ dailyCap: 3 }, { acceptedToday: 3 }))).toEqual(["offers:cap-reached"]);
    expect(why(offer({}, { discountStands: false }))).toEqual(["offers:discount-amiss"]);
  });

  test("and not for its discount alone, where something else is off the cart with which it may not hold", () => {
    const fits = (terms: object, more: Partial<Visit> = {}) =>
      fittingOffers([offer(terms)], { ...visit, beside: "unknown", ...more }, WHY).why.map(({ code }) => code);
    const gift = { kind: "gift", bought: { by: "units", productIds: ["1"], units: 1 }, variantId: "21" };
    expect(fits({ percentage: 100, offered: gift })).toEqual(["offers:other-discount"]);
    expect(fits({ offered: { kind: "goal", amount: 5000, reward: "free_shipping" } })).toEqual(["offers:other-discount"]);
    expect(fits({ percentage: 20, offered: { kind: "chosen", variantIds: ["21"] } })).toEqual([]);
    expect(fits({ offered: { kind: "recommended" } })).toEqual([]);
    // A sale of some products that goes with other discounts is off its own lines: a goal is off none.
    const sale = { beside: "lines" } as const;
    expect(fits({ offered: { kind: "goal", amount: 5000, reward: "free_shipping" } }, sale)).toEqual([]);
    expect(fits({ percentage: 100, offered: gift }, sale)).toEqual(["offers:other-discount"]);
  });

  test("and what is off by an offer, or by a code of Waybill's, is nothing else", () => {
    const tiers = [{ units: 2, percentage: 10 }];
    const own = () =>
      ownTitles([offer({ name: "More for less", offered: { kind: "volume", variantIds: ["21"], tiers } }, { id: "0f-abcd" })]);
    const names = (...all: string[]) =>
      besideOthers(all.join("\n"), { own, beside: (name) => (name === "SHIPFREE" ? "whole" : name === "Hats" ? "lines" : "unknown") });
    expect(names("SHIPFREE")).toBe("whole");
    expect([names(), names("WITH-23456789", "More for less (2+)", "More for less (2+) (abcd)", "back-abcdefgh")]).toEqual([
      "whole",
      "whole",
    ]);
    expect([names("WELCOME"), names("WITH-23456789", "WITHOUT"), names("More for less (3+)")]).toEqual(["unknown", "unknown", "unknown"]);
    expect([names("SHIPFREE", "Hats"), names("Hats", "WELCOME"), names("WELCOME", "Hats")]).toEqual(["lines", "unknown", "unknown"]);
  });

  test("and of others it is said why they don't, but not of more than asked for", () => {
    const others = Array.from({ length: 9 }, () => offer({ conditions: [{ code: "cart-units", args: { from: 3 } }] }));
    expect(fittingOffers([...others, offer({})], visit, { ...WHY, most: 4 })).toMatchObject({ fitting: { length: 1 }, why: { length: 4 } });
  });
});

describe("a buyer is offered", () => {
  test("nothing that lies in the cart", () => {
    expect(codes(decide([offer({})], [thing(1)]))).toEqual(["offers:all-in-cart"]);
  });

  test("nothing recommended that costs more of the cart than the merchant allows", () => {
    expect(codes(decide([offer({ offered: { kind: "recommended", mostOfCart: 30 } })], [thing(2, 601)]))).toEqual(["offers:too-dear"]);
    expect(decide([offer({ offered: { kind: "recommended", mostOfCart: 30 } })], [thing(2, 600)]).outcome).toBe("offered");
  });

  test("nothing that the shop doesn't sell, and the merchant is told that it isn't a warehouse's fault", () => {
    const chosen = offer({ offered: { kind: "chosen", variantIds: ["12", "13"] } });
    const sold =
      (...ids: string[]): Allows =>
      (one) =>
        ids.includes(one.variantId);
    expect(codes(decide([chosen], [thing(2), thing(3)], undefined, sold()))).toEqual(["offers:not-for-sale"]);
    expect(codes(decide([chosen], []))).toEqual(["offers:not-for-sale"]);
    expect(decide([chosen], [thing(2), thing(3)], undefined, sold(thing(3).variantId))).toMatchObject({
      items: [{ variantId: thing(3).variantId }],
    });
  });

  test("nothing that no warehouse can ship with the cart, and is told why by nobody else's fault", () => {
    expect(codes(decide([offer({})], [thing(2)], () => false))).toEqual(["offers:cant-ship"]);
    expect(codes(decide([offer({})], []))).toEqual(["offers:nothing-to-offer"]);
  });

  test("whatever there is, only what can be shipped, is new and is not more than is to be shown", () => {
    const products = fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 6 }), ships: fc.boolean(), price: fc.integer({ min: 1, max: 900 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(products, fc.integer({ min: 1, max: 4 }), (some, most) => {
        const ships = new Map(some.map(({ id, ships: one }) => [String(id), one]));
        const decision = decide(
          [offer({ offered: { kind: "recommended", most } })],
          some.map(({ id, price }) => thing(id, price)),
          ({ productId }) => ships.get(productId) ?? false,
        );
        if (decision.outcome === "none") return;
        expect(decision.items.length).toBeLessThanOrEqual(most);
        for (const { productId, price } of decision.items) {
          expect(productId).not.toBe("1");
          expect(ships.get(productId)).toBe(true);
          expect(price).toBeLessThanOrEqual(600);
        }
      }),
    );
  });
});
