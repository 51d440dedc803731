import fc from "fast-check";
import { expect, test } from "vitest";
import { currencySign, formatMoney, minorDigits, parseMoney, toDecimal } from "./money.ts";

const currency = fc.constantFrom("GBP", "EUR", "JPY", "KWD", "INR");

test("an amount that is written out and read again is the same amount", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), currency, (minor, code) => {
      const money = { minor: minor === 0 ? 0 : minor, currency: code };
      expect(parseMoney(toDecimal(money), code)).toEqual(money);
    }),
  );
});

test("amounts are read exactly, where floating point would be a penny off", () => {
  expect(parseMoney("4.35", "GBP").minor).toBe(435);
  expect(parseMoney("1.005", "GBP").minor).toBe(101);
  expect(parseMoney("90071992547409.91", "GBP").minor).toBe(Number.MAX_SAFE_INTEGER);
});

test("each currency has its own minor unit", () => {
  expect(parseMoney("1200", "JPY")).toEqual({ minor: 1200, currency: "JPY" });
  expect(parseMoney("1.5", "KWD").minor).toBe(1500);
  expect(minorDigits("no such currency")).toBe(2);
});

test("what is below zero stays below zero, but nothing is not negative", () => {
  expect(parseMoney("-0.5", "GBP").minor).toBe(-50);
  expect(Object.is(parseMoney("-0.00", "GBP").minor, 0)).toBe(true);
  expect(toDecimal({ minor: -5, currency: "GBP" })).toBe("-0.05");
});

test.each(["", "1,50", "£3", "1e3", "NaN", "12.3.4", "--1"])("%j is not an amount", (text) => {
  expect(() => parseMoney(text, "GBP")).toThrow(/Not an amount/);
});

test("a person reads the amount in the currency's own form", () => {
  expect(formatMoney({ minor: 123456, currency: "GBP" }, "en-GB")).toBe("£1,234.56");
  expect(formatMoney({ minor: 1200, currency: "JPY" }, "en")).toBe("¥1,200");
});

test.each([
  ["GBP", "en", "£", "before"],
  ["USD", "en-US", "$", "before"],
  ["USD", "en-GB", "US$", "before"],
  ["JPY", "en", "¥", "before"],
  ["CHF", "en", "CHF", "before"],
  ["EUR", "de", "€", "after"],
  // What is no currency's code stands where formatMoney puts it.
  ["USDC", "en", "USDC", "after"],
])("an amount in %s is marked for a reader of %s as %s, %s it", (currency, locale, sign, side) => {
  expect(currencySign(currency, locale)).toEqual({ sign, side });
  const written = formatMoney({ minor: 1200, currency }, locale);
  expect(side === "before" ? written.startsWith(sign) : written.endsWith(sign)).toBe(true);
});
