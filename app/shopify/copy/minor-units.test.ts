import fc from "fast-check";
import { expect, test } from "vitest";
import { minorUnits } from "./minor-units.ts";

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
