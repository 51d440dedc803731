import fc from "fast-check";
import { expect, test } from "vitest";
import { gramsOf, minorUnits } from "./minor-units.ts";

test.each([
  ["12.34", 2, "1234"],
  ["12.3", 2, "1230"],
  ["12", 2, "1200"],
  ["0.0", 2, "0"],
  ["-0.55", 2, "-55"],
  ["1200.0", 0, "1200"],
  ["1.2345", 3, "1235"],
  ["0.125", 2, "13"],
  ["-0.125", 2, "-13"],
  ["-11062.06", 2, "-1106206"],
  ["90071992547409.93", 2, "9007199254740993"],
])("%s with %i digits is %s", (decimal, digits, minor) => {
  expect(minorUnits(decimal, digits)).toBe(minor);
});

test("pence written as pounds come back as the same pence", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), (pence) => {
      const magnitude = pence < 0n ? -pence : pence;
      const text = `${pence < 0n ? "-" : ""}${magnitude / 100n}.${String(magnitude % 100n).padStart(2, "0")}`;
      expect(minorUnits(text, 2)).toBe(String(pence));
    }),
  );
});

test.each(["", "abc", "1,5", "1e3", "NaN", "--1"])("%o is no amount", (text) => {
  expect(() => minorUnits(text, 2)).toThrow("Not an amount of money");
});

const grams = (unit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS", value: number) => gramsOf({ unit, value });

test("weights are kept as whole grams, whatever they are measured in", () => {
  expect(grams("GRAMS", 400)).toBe("400");
  expect([0, 0.0005, 0.1, 1.1].map((value) => grams("KILOGRAMS", value))).toEqual(["0", "1", "100", "1100"]);
  expect(grams("OUNCES", 1)).toBe("29");
  expect([0, 1].map((value) => grams("POUNDS", value))).toEqual(["0", "454"]);
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
