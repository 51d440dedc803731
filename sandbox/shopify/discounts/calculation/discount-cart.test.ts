import fc from "fast-check";
import { expect, test } from "vitest";
import type { BxgyTerms, DiscountRecord } from "../discount-record.ts";
import { aDiscount, all, alone, amountOff, basic, bxgy, freeShipping, off, variants } from "./a-discount.ts";
import { buyXGetY } from "./buy-x-get-y.ts";
import type { DiscountableCart } from "./cart.ts";
import { discountCart } from "./discount-cart.ts";

const line = (variantId: number, quantity: number, unitMinor: number) => ({ productId: variantId, variantId, quantity, unitMinor });

const cartOf = (lines: DiscountableCart["lines"], codes: string[] = [], more: Partial<DiscountableCart> = {}): DiscountableCart => ({
  lines,
  codes,
  shipping: { priceMinor: 395, countryCode: "GB" },
  customerId: null,
  now: 1000,
  ...more,
});

const mugAndPlate = [line(1, 2, 850), line(2, 1, 1200)];

test.each([
  ["a share of the order, to the penny", [basic(off(0.15))], [255, 180], 0],
  ["an amount of the order, shared by price", [basic(amountOff(1000))], [587, 413], 0],
  ["no more than there is", [basic(amountOff(999_999))], [1700, 1200], 0],
  ["a share of one thing", [basic(off(0.5), variants(2))], [0, 600], 0],
  ["an amount of each", [basic(amountOff(100, true), variants(1, 2))], [200, 100], 0],
  ["an amount of each, no more than it costs", [basic(amountOff(900, true), variants(1))], [1700, 0], 0],
  ["an amount once, of what is named", [basic(amountOff(100), variants(1))], [100, 0], 0],
  ["a gift", [bxgy([variants(1), 2], [variants(2), 1])], [0, 1200], 0],
  ["free shipping", [freeShipping()], [0, 0], 395],
  ["product first, then the order from what is left", [basic(off(0.5), variants(2)), basic(off(0.1))], [170, 660], 0],
  ["two of the order, each from the same subtotal", [basic(off(0.1)), basic(off(0.2))], [510, 360], 0],
  ["on one line only the better", [basic(off(0.5), variants(2)), basic(off(0.2), variants(1, 2))], [340, 600], 0],
  ["the better set where they don't go together", [basic(off(0.1), all, { combinesWith: alone }), basic(off(0.2))], [340, 240], 0],
] as const)("takes off %s", (_, terms, lines, shipping) => {
  const found = discountCart(
    cartOf(mugAndPlate),
    terms.map((one, index) => aDiscount(index + 1, one)),
  );
  expect({ lines: found.lineMinors, shipping: found.shippingMinor }).toEqual({ lines, shipping });
});

test("two product discounts are on one line where their tags allow it both ways", () => {
  const tagged = (id: number, own: string, allows: string) =>
    aDiscount(
      id,
      basic(off(0.1), variants(1), {
        tags: [own],
        combinesWith: { product: true, order: true, shipping: true, productTagsOnSameLine: [allows] },
      }),
    );
  expect(discountCart(cartOf(mugAndPlate), [tagged(1, "loyalty", "season"), tagged(2, "season", "loyalty")]).lineMinors).toEqual([340, 0]);
  expect(discountCart(cartOf(mugAndPlate), [tagged(1, "loyalty", "season"), tagged(2, "season", "other")]).lineMinors).toEqual([170, 0]);
});

test("says of each code whether it applies, and why not", () => {
  const at = (minor: number) => ({ minimum: { kind: "subtotal", minor } }) as const;
  const discounts = [
    aDiscount(1, basic(off(0.2)), "TWENTY"),
    aDiscount(2, basic(off(0.2), all, { endsAt: 900 }), "OVER"),
    aDiscount(3, basic(off(0.2), all, at(100_000)), "DEAR"),
    aDiscount(4, basic(off(0.2), all, { minimum: { kind: "quantity", quantity: 9 } }), "MANY"),
    aDiscount(5, basic(off(0.2), variants(7)), "OTHER"),
    aDiscount(6, basic(off(0.2), all, { buyers: { customerIds: [5] } }), "ANN"),
    aDiscount(7, basic(off(0.01), all, { combinesWith: alone }), "ALONE"),
    aDiscount(8, freeShipping({ countries: { codes: ["FR"], restOfWorld: false } }), "FRANCE"),
    aDiscount(9, freeShipping({ maximumMinor: 300 }), "CHEAP"),
    aDiscount(10, basic(off(0.2), all, { onOneTimePurchase: false, onSubscription: true }), "SUBSCRIBER"),
    { ...aDiscount(11, basic(off(0.2), all, { oncePerCustomer: true }), "ONCE"), usedBy: [6] },
  ];
  const used: DiscountRecord = aDiscount(12, basic(off(0.2), all, { usageLimit: 1 }), "SPENT");
  for (const code of used.codes) code.uses = 1;
  const codes = ["twenty", "Twenty", ...discounts.slice(1).flatMap((one) => one.codes.map(({ code }) => code)), "SPENT", " NONE "];
  expect(discountCart(cartOf(mugAndPlate, codes, { customerId: 6 }), [...discounts, used]).codes).toEqual([
    { code: "twenty", applicable: true },
    { code: "OVER", applicable: false, reason: "DISCOUNT_CURRENTLY_INACTIVE" },
    { code: "DEAR", applicable: false, reason: "DISCOUNT_PURCHASE_NOT_IN_RANGE" },
    { code: "MANY", applicable: false, reason: "DISCOUNT_QUANTITY_NOT_IN_RANGE" },
    { code: "OTHER", applicable: false, reason: "DISCOUNT_NO_ENTITLED_LINE_ITEMS" },
    { code: "ANN", applicable: false, reason: "DISCOUNT_CUSTOMER_NOT_ELIGIBLE" },
    { code: "ALONE", applicable: false, reason: "DISCOUNT_CODE_NOT_HONOURED" },
    { code: "FRANCE", applicable: false, reason: "DISCOUNT_NO_ENTITLED_SHIPPING_LINES" },
    { code: "CHEAP", applicable: false, reason: "DISCOUNT_NO_ENTITLED_SHIPPING_LINES" },
    { code: "SUBSCRIBER", applicable: false, reason: "DISCOUNT_INCOMPATIBLE_PURCHASE_TYPE" },
    { code: "ONCE", applicable: false, reason: "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED" },
    { code: "SPENT", applicable: false, reason: "DISCOUNT_USAGE_LIMIT_REACHED" },
    { code: " NONE ", applicable: false, reason: "DISCOUNT_NOT_FOUND" },
  ]);
});

test("a code for free shipping is good before a way of sending is chosen", () => {
  const free = [aDiscount(1, freeShipping(), "FREE")];
  expect(discountCart(cartOf(mugAndPlate, ["FREE"], { shipping: null }), free)).toMatchObject({
    totalMinor: 0,
    codes: [{ code: "FREE", applicable: true }],
  });
});

const items = fc.oneof(
  fc.constant(all),
  fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }).map((ids) => variants(...ids)),
);
const named = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }).map((ids) => variants(...ids));
const value = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((percent) => off(percent / 100)),
  fc.record({ minor: fc.nat(5000), each: fc.boolean() }).map(({ minor, each }) => amountOff(minor, each)),
);
const combinesWith = fc.record({
  product: fc.boolean(),
  order: fc.boolean(),
  shipping: fc.boolean(),
  productTagsOnSameLine: fc.subarray(["a", "b"]),
});
const minimum = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant("quantity" as const), quantity: fc.nat(6) }),
    fc.record({ kind: fc.constant("subtotal" as const), minor: fc.nat(5000) }),
  ),
);
const more = fc.record({ combinesWith, minimum, tags: fc.subarray(["a", "b"]) });
const times = fc.integer({ min: 1, max: 3 });
const terms = fc.oneof(
  fc.tuple(value, items, more).map(([off, on, rest]) => basic(off, on, rest)),
  fc
    .tuple(named, times, named, times, value, combinesWith, fc.option(times))
    .map(([x, bought, y, got, effect, combining, usesPerOrderLimit]) =>
      bxgy([x, bought], [y, got], effect, { combinesWith: combining, usesPerOrderLimit }),
    ),
  more.map((rest) => freeShipping(rest)),
);
const lines = fc.array(
  fc.record({ variantId: fc.integer({ min: 1, max: 4 }), quantity: fc.integer({ min: 1, max: 5 }), unitMinor: fc.nat(3000) }),
  { maxLength: 5 },
);
const shop = fc
  .array(fc.tuple(terms, fc.boolean()), { maxLength: 6 })
  .map((made) => made.map(([one, isCode], index) => aDiscount(index + 1, one, isCode ? `CODE${index + 1}` : undefined)));
const codesOf = (discounts: readonly DiscountRecord[]) => discounts.flatMap(({ codes }) => codes.map(({ code }) => code));

test("never takes less than nothing or more than it costs; all that is taken is told, and sums up", () => {
  fc.assert(
    fc.property(lines, shop, (drawn, discounts) => {
      const cart = cartOf(
        drawn.map(({ variantId, quantity, unitMinor }) => line(variantId, quantity, unitMinor)),
        codesOf(discounts),
      );
      const found = discountCart(cart, discounts);
      cart.lines.forEach(({ quantity, unitMinor }, index) => {
        expect(found.lineMinors[index]).toBeGreaterThanOrEqual(0);
        expect(found.lineMinors[index]).toBeLessThanOrEqual(quantity * unitMinor);
      });
      expect(found.shippingMinor === 0 || found.shippingMinor === 395).toBe(true);
      const told = found.applications.flatMap(({ lineMinors, shippingMinor }) => [...lineMinors, shippingMinor]);
      expect(told.every((minor) => Number.isInteger(minor) && minor >= 0)).toBe(true);
      expect(told.reduce((sum, minor) => sum + minor, 0)).toBe(found.totalMinor);
      expect(found.codes).toHaveLength(cart.codes.length);
    }),
  );
});

test("takes off the same in whatever order codes were typed, and no less than any one of them alone", () => {
  fc.assert(
    fc.property(lines, shop, (drawn, discounts) => {
      const inCart = drawn.map(({ variantId, quantity, unitMinor }) => line(variantId, quantity, unitMinor));
      const codes = codesOf(discounts);
      const found = discountCart(cartOf(inCart, codes), discounts);
      const turned = discountCart(cartOf(inCart, codes.toReversed()), discounts.toReversed());
      expect(turned.lineMinors).toEqual(found.lineMinors);
      expect(turned.shippingMinor).toBe(found.shippingMinor);
      expect(turned.codes.toReversed()).toEqual(found.codes);
      for (const one of discounts) {
        const alone = discountCart(cartOf(inCart, codesOf([one])), [one]);
        if (one.terms.minimum === null && discounts.every(({ terms: { minimum } }) => minimum === null) && isLineByLine(discounts))
          expect(found.totalMinor).toBeGreaterThanOrEqual(alone.totalMinor);
      }
    }),
  );
});

/** A gift and a share of the order, rounded by line, may each lose a penny to the other; those by line alone don't. */
const isLineByLine = (discounts: readonly DiscountRecord[]) =>
  discounts.every(({ terms: { kind, ...rest } }) => kind === "basic" && "value" in rest && rest.value.kind === "percentage");

test("gives a gift as often as units allow when every way of choosing them is tried", () => {
  const small = fc.array(fc.record({ variantId: fc.integer({ min: 1, max: 3 }), unitMinor: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 6,
  });
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1 }).map((ids) => variants(...ids));
  fc.assert(
    fc.property(small, some, times, some, times, (units, x, bought, y, got) => {
      const gift = bxgy([x, bought], [y, got]);
      const inCart = units.map(({ variantId, unitMinor }) => line(variantId, 1, unitMinor));
      const taken = buyXGetY(gift, inCart);
      const given = taken.filter((minor) => minor > 0).length;
      expect(given).toBe(mostGiven(gift, inCart));
    }),
  );
});

/** The most units that can be got, by trying every choice of those that are got and those that are bought. */
function mostGiven({ buys, gets }: BxgyTerms, units: readonly { variantId: number }[]): number {
  const needed = buys.value.kind === "quantity" ? buys.value.quantity : 0;
  const isIn = (items: typeof buys.items, id: number) => items.all || items.variantIds.includes(id);
  let most = 0;
  for (let choice = 0; choice < 2 ** units.length; choice += 1) {
    const got = units.filter((_, index) => choice & (1 << index));
    const rest = units.filter((_, index) => !(choice & (1 << index)));
    const sets = got.length / gets.quantity;
    if (!Number.isInteger(sets) || got.some(({ variantId }) => !isIn(gets.items, variantId))) continue;
    if (rest.filter(({ variantId }) => isIn(buys.items, variantId)).length >= sets * needed) most = Math.max(most, got.length);
  }
  return most;
}
