import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { PriceList } from "#app/warehouses/price-list.ts";
import { type Goods, planFor, shipsWith, type Ways } from "./ships-together.ts";

const prices = (...countries: string[]) =>
  PriceList.parse({ currency: "GBP", zones: [{ name: "Zone", countries, base: 300, perKg: 50 }], pick: { first: 100, extra: 30 } });
const site = (id: string, rest: object = {}) => ({
  id,
  name: id,
  priority: 1,
  prices: prices("*"),
  calendar: { timeZone: "Europe/London", cutOff: "15:00", workingDays: [1, 2, 3, 4, 5] },
  open: true,
  ...rest,
});
const goods = (sku: string, units: object, requiresShipping = true): Goods => ({
  variantId: sku,
  sku,
  title: sku,
  grams: 100,
  requiresShipping,
  units: new Map(Object.entries(units) as [string, number][]),
});

test("whatever lies where, something ships with a cart exactly when routing has a plan for both, or for it alone where it has none for the cart", () => {
  const units = fc.record({ a: fc.integer({ min: -1, max: 3 }), b: fc.integer({ min: -1, max: 3 }), c: fc.integer({ min: 0, max: 2 }) });
  const some = fc.record({ sku: fc.constantFrom("x", "y", "z", ""), units, ships: fc.boolean() });
  const sites = fc.record({
    b: fc.record({ open: fc.boolean(), prices: fc.constantFrom(prices("*"), prices("DE")) }),
    workingDays: fc.constantFrom([], [1]),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(some, fc.integer({ min: 0, max: 3 })), { maxLength: 3 }),
      some,
      sites,
      fc.constantFrom("GB", "DE", null),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      (lines, one, { b, workingDays }, countryCode, maxParcels, quantity) => {
        const ways: Ways = {
          sites: [site("a"), site("b", b), site("c", { calendar: { ...site("c").calendar, workingDays } })],
          policy: { splitPenalty: 100, maxParcels, dayOfDelayCost: 0, priorityCost: 0 },
          currency: "GBP",
          destination: { countryCode, provinceCode: null, zip: null },
          now: Temporal.Instant.from("2026-11-27T12:00:00Z"),
        };
        const cart = lines.map(([line, quantity]) => ({ goods: goods(line.sku, line.units, line.ships), quantity }));
        const extra = goods(one.sku, one.units, one.ships);
        const isRouted = (wanted: typeof cart) => planFor(wanted, ways).outcome === "routed";
        const shipped = cart.filter((line) => line.goods.requiresShipping);
        const alone = [{ goods: extra, quantity }];
        const lies = ways.sites.some(({ id, open }) => open && (extra.units.get(id) ?? 0) >= quantity);
        const expected =
          !extra.requiresShipping ||
          (countryCode === null ? lies : isRouted([...shipped, ...alone]) || (shipped.length > 0 && !isRouted(shipped) && isRouted(alone)));
        expect(shipsWith(cart, ways)(extra, quantity)).toBe(expected);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a bundle ships exactly when its parts do, each beside what the cart takes of it, also from two warehouses", () => {
  const units = fc.record({ a: fc.integer({ min: 0, max: 4 }), b: fc.integer({ min: 0, max: 4 }) });
  const count = fc.integer({ min: 1, max: 2 });
  fc.assert(
    fc.property(units, units, count, count, fc.integer({ min: 0, max: 3 }), fc.boolean(), (ofX, ofY, x, y, inCart, ships) => {
      const [one, other] = [goods("x", ofX), goods("y", ofY, ships)];
      const parts = [
        { goods: one, quantity: x },
        { goods: other, quantity: y },
      ];
      const bundle: Goods = { ...goods("bundle", {}), parts };
      const ways: Ways = {
        sites: [site("a"), site("b")],
        policy: { splitPenalty: 100, maxParcels: 2, dayOfDelayCost: 0, priorityCost: 0 },
        currency: "GBP",
        destination: { countryCode: "GB", provinceCode: null, zip: null },
        now: Temporal.Instant.from("2026-11-27T12:00:00Z"),
      };
      const cart = inCart === 0 ? [] : [{ goods: one, quantity: inCart }];
      const wanted = [{ goods: one, quantity: x + inCart }, ...(ships ? [{ goods: other, quantity: y }] : [])];
      const alone = parts.filter((part) => part.goods.requiresShipping);
      const leaves = (what: typeof wanted) => planFor(what, ways).outcome === "routed";
      const expected = leaves(wanted) || (inCart > 0 && !leaves(cart) && leaves(alone));
      expect(shipsWith(cart, ways)(bundle)).toBe(expected);
      // And where it lies in the cart, it takes what it is made of.
      expect(planFor([{ goods: bundle, quantity: 1 }, ...cart], ways).outcome).toBe(planFor(wanted, ways).outcome);
    }),
  );
});
