import fc from "fast-check";
import { expect, test } from "vitest";
import { whoGoesWithout } from "./who-goes-without.ts";

const wants = (...units: number[]) => units.map((count, at) => ({ parcelId: String(at), units: count }));

test("who was promised first is served first, and nobody by half", () => {
  expect(whoGoesWithout(wants(1, 1, 1), 2)).toEqual(["2"]);
  expect(whoGoesWithout(wants(2, 1), 1)).toEqual(["0"]);
  expect(whoGoesWithout(wants(2, 1), 0)).toEqual(["0", "1"]);
  expect(whoGoesWithout(wants(2, 1), 3)).toEqual([]);
});

test("those that are served never want more than was found", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), fc.nat(20), (units, found) => {
      const without = new Set(whoGoesWithout(wants(...units), found));
      const served = wants(...units).filter(({ parcelId }) => !without.has(parcelId));
      expect(served.reduce((sum, one) => sum + one.units, 0)).toBeLessThanOrEqual(found);
    }),
  );
});
