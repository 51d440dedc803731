import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PriceList } from "#app/warehouses/price-list.ts";
import { priceForZone, zoneForCountry } from "./shipping-price.ts";
import { aWarehouse } from "./routing-examples.ts";
import { unitsInStock } from "./warehouse-offer.ts";

const zone = (name: string, ...countries: string[]) => ({ name, countries, base: 500, perKg: 120 });
const listOf = (...zones: PriceList["zones"]): PriceList => ({ currency: "GBP", zones, pick: { first: 0, extra: 0 } });

describe("the zone that prices a country", () => {
  const prices = listOf(zone("World", "*"), zone("Home", "GB"), zone("Isles", "GB", "IE"), zone("Union", "DE", "FR"));

  test.each([
    ["GB", "Home"],
    ["IE", "Isles"],
    ["FR", "Union"],
    ["US", "World"],
  ])("of %s is %s: the first that names it, before the one for everywhere else, wherever that stands", (country, name) => {
    expect(zoneForCountry(prices, country)?.name).toBe(name);
  });

  test("is none where nobody named the country and nothing is for everywhere else", () => {
    expect(zoneForCountry(listOf(zone("Home", "GB")), "FR")).toBeNull();
  });

  test("is none for an address without a country, or with one that Shopify does not know", () => {
    expect(zoneForCountry(prices, null)).toBeNull();
    expect(zoneForCountry(prices, "ZZ")).toBeNull();
  });
});

test("a parcel costs its base, its weight by the kilogram, and its picks: the first unit apart from the others", () => {
  const price = priceForZone(zone("Home", "GB"), { first: 80, extra: 20 }, { units: 3, grams: 1500 });
  expect(price).toEqual({ shipping: 680, picking: 120 });
  expect(priceForZone(zone("Home", "GB"), { first: 80, extra: 20 }, { units: 1, grams: 0 })).toEqual({ shipping: 500, picking: 80 });
});

test("two parcels never cost less than one of the same units at the same prices, as long as a first pick is no cheaper than a further one", () => {
  const parcel = fc.record({ units: fc.integer({ min: 1, max: 50 }), grams: fc.nat(20_000) });
  fc.assert(
    fc.property(fc.nat(900), fc.nat(400), fc.nat(200), fc.nat(200), parcel, parcel, (base, perKg, extra, more, one, other) => {
      const cost = (of: { units: number; grams: number }) => {
        const { shipping, picking } = priceForZone({ ...zone("Home", "GB"), base, perKg }, { first: extra + more, extra }, of);
        return shipping + picking;
      };
      const together = cost({ units: one.units + other.units, grams: one.grams + other.grams });
      expect(cost(one) + cost(other)).toBeGreaterThanOrEqual(together - 1e-9);
    }),
  );
});

test.each([
  [5, 5],
  [4.9, 4],
  [0, 0],
  [-3, 0],
])("a warehouse that tells of %d units can ship %d", (told, units) => {
  expect(unitsInStock(aWarehouse("Reno", { MUG: told }), "MUG")).toBe(units);
  expect(unitsInStock(aWarehouse("Reno", { MUG: told }), "CUP")).toBe(0);
});
