import fc from "fast-check";
import { expect, test } from "vitest";
import { gramsOf } from "./grams-of.ts";

test.each([
  ["GRAMS", 400, "400"],
  ["KILOGRAMS", 0.1, "100"],
  ["KILOGRAMS", 1.1, "1100"],
  ["KILOGRAMS", 0.0005, "1"],
  ["OUNCES", 1, "29"],
  ["POUNDS", 1, "454"],
  ["POUNDS", 0, "0"],
] as const)("%s %d are %s g", (unit, value, grams) => {
  expect(gramsOf({ unit, value })).toBe(grams);
});

test("an unknown weight is unknown, not nothing", () => {
  expect(gramsOf(null)).toBeNull();
  expect(gramsOf(undefined)).toBeNull();
});

test("no weight is rounded down, and none up by a gram or more", () => {
  const perUnit = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };
  fc.assert(
    fc.property(fc.constantFrom("GRAMS", "KILOGRAMS", "OUNCES", "POUNDS"), fc.integer({ min: 0, max: 10_000_000 }), (unit, thousandths) => {
      const value = thousandths / 1000;
      const over = Number(gramsOf({ unit, value })) - value * perUnit[unit];
      expect(over).toBeGreaterThan(-0.001);
      expect(over).toBeLessThan(1);
    }),
  );
});
