import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { minorDigits, toDecimal } from "../money.ts";
import { checkForm } from "./check-form.ts";
import { amountField, checkboxField, numberField } from "./fields.ts";

const currency = fc.constantFrom("GBP", "JPY", "KWD", "EUR");
const read = <T>(schema: z.ZodType<T>, typed: unknown) => {
  const checked = checkForm(z.object({ field: schema }), { field: typed });
  return checked.ok ? checked.value.field : null;
};

describe("an amount that is typed", () => {
  test("in its major unit is the same amount in minor units, with a point or a comma, and spaces around it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), currency, fc.constantFrom(".", ","), (minor, code, point) => {
        const typed = toDecimal({ minor, currency: code }).replace(".", point);
        expect(read(amountField(code), typed)).toBe(minor);
        expect(read(amountField(code), ` ${typed} `)).toBe(minor);
      }),
    );
  });

  test("finer than its currency is refused and not rounded: it is not guessed what was meant", () => {
    fc.assert(
      fc.property(fc.nat(99_999), currency, fc.stringMatching(/^\d{1,4}$/), (whole, code, more) => {
        expect(read(amountField(code), `${whole}.${"0".repeat(minorDigits(code))}${more}`)).toBeNull();
      }),
    );
  });

  test.each(["1,250.00", "1.250,00", "1 250", "£5", "5 GBP", "1e3", "0x10", "--5", "5-", ".", ",", "NaN", "Infinity", "1234567890"])(
    "as %j is no amount",
    (typed) => {
      expect(read(amountField("GBP"), typed)).toBeNull();
    },
  );

  test("below nothing is refused unless the field says otherwise", () => {
    expect(read(amountField("GBP"), "-0.01")).toBeNull();
    expect(read(amountField("GBP", z.int()), "-0.01")).toBe(-1);
    expect(read(amountField("GBP"), "-0")).toBe(0);
  });

  test("whatever it is, is an amount or refused, never a fault", () => {
    fc.assert(
      fc.property(fc.string(), currency, (typed, code) => {
        const minor = read(amountField(code), typed);
        expect(minor === null || (Number.isSafeInteger(minor) && minor >= 0)).toBe(true);
      }),
    );
  });
});

describe("a number that is typed", () => {
  test("is that number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (whole) => {
        expect(read(numberField(z.number()), String(whole / 100))).toBe(whole / 100);
      }),
    );
    expect(read(numberField(z.number()), " +5 ")).toBe(5);
    expect(read(numberField(z.number()), ".5")).toBe(0.5);
  });

  test.each([" ", "1e3", "0x1f", "1,5", "five", "1 000", "NaN", "Infinity", "."])("as %j is none", (typed) => {
    expect(read(numberField(z.number()), typed)).toBeNull();
  });
});

test.each([
  ["on", true],
  ["true", true],
  [true, true],
  ["off", false],
  ["1", false],
  [false, false],
  [undefined, false],
])("a checkbox that a form says %j of is %s", (said, checked) => {
  expect(read(checkboxField(), said)).toBe(checked);
});
