import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundlePrice } from "#app/offers/bundles/bundle-for.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { shopThatPrices, type Units } from "./shop-that-prices.ts";

type Shop = ReturnType<typeof shopThatPrices>;

const prices = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 5, maxLength: 5 });
const cart: fc.Arbitrary<Units> = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 });
const places = fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 });
const percentage = fc.integer({ min: 1, max: 100 });
const few = fc.integer({ min: 1, max: 4 });

const pick = (ids: readonly string[], at: readonly number[]) => [...new Set(at.map((one) => ids[one] ?? ""))];
const terms = (more: object) => OfferTerms.parse({ name: "Offer", placements: ["cart"], ...more });
const rising = (numbers: readonly number[]) => [...new Set(numbers)].sort((one, other) => one - other);

/** Offers of each kind, over whatever the shop sells. */
const KINDS: Record<string, fc.Arbitrary<(shop: Shop) => OfferTerms>> = {
  "chosen products, by a code": fc.record({ at: places, percentage }).map(
    ({ at, percentage: off }) =>
      (shop) =>
        terms({ percentage: off, offered: { kind: "chosen", variantIds: pick(shop.variantIds, at) } }),
  ),
  "a chosen product beside another": fc.record({ at: places, x: places, percentage }).map(({ at, x, percentage: off }) => (shop) => {
    const conditions = [{ code: "has-product", args: { productIds: pick(shop.productIds, x) } }];
    return terms({ percentage: off, conditions, offered: { kind: "chosen", variantIds: pick(shop.variantIds, at.slice(0, 1)) } });
  }),
  volume: fc
    .record({
      at: places,
      units: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 4, maxLength: 8 }),
      off: fc.array(percentage, { minLength: 9, maxLength: 9 }),
    })
    .map(({ at, units, off }) => (shop) => {
      const [steps, percents] = [rising(units).slice(0, 4), rising(off)];
      const tiers = steps.flatMap((one, index) => (percents[index] === undefined ? [] : [{ units: one, percentage: percents[index] }]));
      return terms({ offered: { kind: "volume", variantIds: pick(shop.variantIds, at), tiers } });
    }),
  "buy X, get Y": fc
    .record({ x: places, y: fc.integer({ min: 0, max: 4 }), bought: few, units: few, times: fc.option(few), percentage })
    .map(({ x, y, bought, units, times, percentage: off }) => (shop) => {
      const asked = { bought: { productIds: pick(shop.productIds, x), units: bought }, variantId: shop.variantIds[y] ?? "", units, times };
      return terms({ percentage: off, offered: { kind: "bogo", ...asked } });
    }),
  "a gift for units": fc.record({ x: places, y: fc.integer({ min: 0, max: 4 }), units: few }).map(({ x, y, units }) => (shop) => {
    const bought = { by: "units", productIds: pick(shop.productIds, x), units };
    return terms({ percentage: 100, offered: { kind: "gift", bought, variantId: shop.variantIds[y] ?? "" } });
  }),
  "a gift from an amount": fc
    .record({ x: places, y: fc.integer({ min: 0, max: 4 }), amount: fc.integer({ min: 1, max: 60_000 }) })
    .map(({ x, y, amount }) => (shop) => {
      const bought = { by: "amount", productIds: pick(shop.productIds, x), amount };
      return terms({ percentage: 100, offered: { kind: "gift", bought, variantId: shop.variantIds[y] ?? "" } });
    }),
};

describe("whatever lies in the cart, and whatever the shop takes off the order, a buyer pays no more than he was shown:", () => {
  test.each(Object.entries(KINDS))("%s", (name, kind) => {
    let shown = 0;
    fc.assert(
      fc.property(prices, kind, cart, fc.integer({ min: 0, max: 30 }), (cost, offerOf, units, ofOrder) => {
        const shop = shopThatPrices(cost);
        const offer = offerOf(shop);
        shop.discount(offer);
        if (ofOrder > 0)
          shop.stand("automatic", "basic", {
            title: "The shop's own",
            startsAt: "2020-01-01T00:00:00Z",
            combinesWith: { productDiscounts: true, orderDiscounts: true, shippingDiscounts: true },
            customerGets: { value: { percentage: ofOrder / 100 }, items: { all: true } },
          });
        for (const item of shop.shows(offer, units)) {
          shown += 1;
          const codes = item.code === null ? [] : [item.code];
          const after = units.map((one, place) => (place === item.place ? one + item.quantity : one));
          const more = shop.costs(after, codes) - shop.costs(units);
          // What is off the order is shared by all: each cart may lose a penny of it.
          expect(more).toBeLessThanOrEqual(item.price + (ofOrder > 0 ? 1 : 0));
          // To the penny, where nothing of it was there before and nothing else is off.
          if (ofOrder === 0 && units[item.place] === 0 && shop.costs(units) === shop.costs(units, codes))
            if (name !== "volume") expect(more).toBeGreaterThanOrEqual(item.price - 1);
        }
      }),
      { numRuns: 600 },
    );

    expect(shown).toBeGreaterThan(20);
  });
});

test("a step's price is to the penny what Shopify asks for so many", () => {
  fc.assert(
    fc.property(prices, few, percentage, (cost, units, off) => {
      const shop = shopThatPrices(cost);
      const offer = terms({
        offered: { kind: "volume", variantIds: shop.variantIds.slice(0, 1), tiers: [{ units: units + 1, percentage: off }] },
      });
      shop.discount(offer);
      const [item] = shop.shows(offer, [0, 0, 0, 0, 0]);
      expect(item?.quantity).toBe(units + 1);
      const paid = shop.costs([units + 1, 0, 0, 0, 0]);
      expect([paid, paid + 1]).toContain(item?.price);
    }),
  );
});

test("the lines of a bundle that an order has come to no more than the price at which it was shown", () => {
  const part = fc.record({ price: fc.integer({ min: 1, max: 20_000 }), quantity: few });
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 5 }), fc.integer({ min: 1, max: 99 }), few, (parts, off, units) => {
      const shop = shopThatPrices(parts.map(({ price }) => price));
      const made = parts.map(({ quantity }, place) => ({ variantId: shop.variantIds[place] ?? "", quantity }));
      const sum = parts.reduce((total, { price, quantity }) => total + price * quantity, 0);
      const price = bundlePrice(sum, off);
      const paid = shop.paysForBundle(made, price, units);
      expect(paid).toBeLessThanOrEqual(price * units);
      if (parts.some(({ quantity }) => quantity === 1)) expect(paid).toBe(price * units);
    }),
  );
});

type Takes = { name: string; byCode: boolean; percent: number; at: readonly number[] | null; combines: boolean; from?: number };

/** The merchant takes so many percent off some of his things, or off the order, by a code or by itself. */
function takesOff(shop: Shop, { name, byCode, percent, at, combines, from }: Takes): void {
  const items = at
    ? { products: { productVariantsToAdd: pick(shop.variantIds, at).map((id) => `gid://shopify/ProductVariant/${id}`) } }
    : { all: true };
  shop.stand(byCode ? "code" : "automatic", "basic", {
    title: name,
    ...(byCode && { code: name, context: { all: "ALL" } }),
    startsAt: "2020-01-01T00:00:00Z",
    combinesWith: { productDiscounts: combines, orderDiscounts: combines, shippingDiscounts: combines },
    ...(from !== undefined && { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: String(from / 100) } } }),
    customerGets: { value: { percentage: percent / 100 }, items },
  });
}

/** A discount of the merchant's that goes with nothing else. */
const alone = fc.record({ byCode: fc.boolean(), percent: fc.integer({ min: 1, max: 60 }), at: fc.option(places) });

describe("with a discount of the merchant's off the cart that goes with no other, a buyer pays no more than he was shown:", () => {
  test.each(Object.entries(KINDS))("%s", (name, kind) => {
    let [beside, shown] = [0, 0];
    fc.assert(
      fc.property(prices, kind, cart, alone, fc.integer({ min: 0, max: 60_000 }), (cost, offerOf, units, { byCode, percent, at }, from) => {
        const shop = shopThatPrices(cost);
        const offer = offerOf(shop);
        shop.discount(offer);
        takesOff(shop, { name: "WELCOME", byCode, percent, at, combines: false, from });
        const typed = byCode ? ["WELCOME"] : [];
        const [before, discounts] = [shop.costs(units, typed), shop.discountsIn(units, typed)];
        const isOff = /welcome/i.test(discounts);
        for (const item of shop.shows(offer, units, { discounts })) {
          shown += 1;
          if (isOff) beside += 1;
          if (isOff) expect(item.price).toBe(item.fullPrice);
          const after = units.map((one, place) => (place === item.place ? one + item.quantity : one));
          expect(shop.costs(after, [...typed, ...(item.code === null ? [] : [item.code])]) - before).toBeLessThanOrEqual(item.price);
        }
      }),
      { numRuns: 300 },
    );
    expect(shown).toBeGreaterThan(5);
    // What is chosen stands there at its full price; what is offered for its discount doesn't.
    expect(beside > 0).toBe(name.includes("chosen"));
  });
});

/** What is off some of the merchant's products by a sale of his that goes with other discounts. */
const sale = fc.record({ byCode: fc.boolean(), percent: fc.integer({ min: 1, max: 90 }), at: places });

describe("beside a sale of the merchant's off some products that goes with other discounts, a buyer pays no more than he was shown:", () => {
  test.each(Object.entries(KINDS))("%s", (name, kind) => {
    let forLess = 0;
    fc.assert(
      fc.property(prices, kind, cart, sale, (cost, offerOf, units, { byCode, percent, at }) => {
        const shop = shopThatPrices(cost);
        const offer = offerOf(shop);
        shop.discount(offer);
        takesOff(shop, { name: "SALE", byCode, percent, at, combines: true });
        const typed = byCode ? ["SALE"] : [];
        const [before, discounts] = [shop.costs(units, typed), shop.discountsIn(units, typed)];
        const isOff = /sale/i.test(discounts);
        for (const item of shop.shows(offer, units, { discounts, beside: "lines" })) {
          if (isOff && item.price < item.fullPrice) forLess += 1;
          const after = units.map((one, place) => (place === item.place ? one + item.quantity : one));
          expect(shop.costs(after, [...typed, ...(item.code === null ? [] : [item.code])]) - before).toBeLessThanOrEqual(item.price);
        }
      }),
      { numRuns: 300 },
    );
    // What is off chosen products is off lines of their own.
    expect(forLess > 0).toBe(name === "chosen products, by a code");
  });
});

describe("a buyer is shown", () => {
  const shop = shopThatPrices([1000, 1000, 500, 300, 800]);
  const [cup = "", blue = "", lid = ""] = shop.variantIds;
  const [cups = "", , lids = ""] = shop.productIds;
  const seen = (offer: OfferTerms, units: Units, where = {}) =>
    shop.shows(offer, units, where).map(({ place, quantity, price }) => [place, quantity, price]);

  test("of three for the price of two: the third with two in the cart, all three on its page, and none after the last time", () => {
    const offer = terms({
      placements: ["product_page", "cart"],
      percentage: 100,
      offered: { kind: "bogo", bought: { productIds: [cups], units: 2 }, variantId: cup, units: 1, times: 2 },
    });
    const onPage = { placement: "product_page", productId: cups };
    expect(seen(offer, [2])).toEqual([[0, 1, 0]]);
    expect(seen(offer, [0], onPage)).toEqual([[0, 3, 2000]]);
    expect(seen(offer, [1])).toEqual([[0, 2, 1000]]);
    expect(seen(offer, [0, 2])).toEqual([[0, 1, 0]]);
    expect(seen(offer, [6])).toEqual([]);
  });

  test("what is had with something else only once that lies in the cart, also on its own page", () => {
    const offer = terms({
      placements: ["product_page", "cart"],
      percentage: 40,
      offered: { kind: "bogo", bought: { productIds: [cups], units: 1 }, variantId: lid, units: 2, times: null },
    });
    expect(seen(offer, [], { placement: "product_page", productId: cups })).toEqual([]);
    expect(seen(offer, [1])).toEqual([[2, 2, 600]]);
    expect(seen(offer, [1, 0, 2])).toEqual([]);
    expect(seen(offer, [1, 1, 2])).toEqual([[2, 2, 600]]);
  });

  test("a gift when the amount is spent, and never as something that he has to take", () => {
    const gift = { kind: "gift", bought: { by: "amount", productIds: [cups], amount: 2000 }, variantId: lid };
    const offer = terms({ percentage: 100, offered: gift });
    expect(seen(offer, [1, 0, 0, 9])).toEqual([]);
    expect(seen(offer, [1, 1])).toEqual([[2, 1, 0]]);
    expect(seen(offer, [1, 1, 1])).toEqual([]);
  });

  test("by volume what is missing for each step, of what he has or looks at, all variants counting together", () => {
    const tiers = [
      { units: 2, percentage: 10 },
      { units: 4, percentage: 25 },
    ];
    const offer = terms({ placements: ["product_page", "cart"], offered: { kind: "volume", variantIds: [cup, blue], tiers } });
    expect(seen(offer, [], { placement: "product_page", productId: cups })).toEqual([
      [0, 2, 1800],
      [0, 4, 3000],
    ]);
    expect(seen(offer, [0, 1])).toEqual([
      [1, 1, 900],
      [1, 3, 2250],
    ]);
    expect(seen(offer, [1, 2])).toEqual([[0, 1, 750]]);
    expect(seen(offer, [4])).toEqual([]);
    expect(seen(offer, [], { placement: "product_page", productId: lids })).toEqual([]);
  });
});
