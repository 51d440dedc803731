import fc from "fast-check";
import { expect, test } from "vitest";
import { readCount } from "./read-count.ts";

test.each([
  ["12", 12],
  ["0", 0],
  ["12,0", 12],
  ["12.00", 12],
  ["1 234", 1234],
  ["1\u202F234", 1234],
  ["1.234", 1234],
  ["1,234", 1234],
  ["1.234.567", 1_234_567],
  ["1,234.00", 1234],
  ["1.234,00", 1234],
  ["1'234", 1234],
])("%s is a count", (typed, count) => {
  expect(readCount(typed)).toBe(count);
});

test.each(["", "-1", "twelve", "1.5", "12,75", "1.000", "1,000", "12.01.2026", "1e3", "0x10", "1.23.4", "9999999999", "1,2345"])(
  "%s is none",
  (typed) => {
    expect(readCount(typed)).toBeNull();
  },
);

test("a whole number is the same however a country groups it, but for a bare thousand", () => {
  const locales = fc.constantFrom("en-GB", "de-DE", "fr-FR", "de-CH", "bn-BD-u-nu-latn");
  fc.assert(
    fc.property(fc.nat(999_999), locales, (count, locale) => {
      const typed = count.toLocaleString(locale);
      if (/^\d{1,3}[.,]000$/.test(typed)) expect(readCount(typed)).toBeNull();
      else expect(readCount(typed)).toBe(count);
    }),
  );
});
