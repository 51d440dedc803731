import fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount, writeAmount } from "./typed-amount.ts";

test.each([
  ["3.20", "GBP", 320],
  ["3,2", "EUR", 320],
  [" 3 ", "GBP", 300],
  ["3.", "GBP", 300],
  ["500", "JPY", 500],
  ["1.234", "KWD", 1234],
])("an amount typed as %j in %s is read as it was meant", (typed, currency, minor) => {
  expect(readAmount(typed, currency)).toBe(minor);
});

test.each([
  ["", "GBP"],
  ["-1", "GBP"],
  ["3.205", "GBP"],
  ["1.5", "JPY"],
  ["1,000.00", "GBP"],
  ["free", "GBP"],
])("what is no amount, like %j in %s, is not guessed", (typed, currency) => {
  expect(readAmount(typed, currency)).toBeNull();
});

test("an amount that stands in a field is saved as it stood", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom("GBP", "JPY", "KWD"), (minor, currency) => {
      expect(readAmount(writeAmount(minor, currency), currency)).toBe(minor);
    }),
  );
});
