import { expect, test } from "vitest";
import { countryCode } from "./country-code.ts";

test("countries are known by their codes, however they are written", () => {
  for (const [typed, code] of Object.entries({ GB: "GB", gb: "GB", UK: "GB", de: "DE", XK: "XK", BD: "BD" }))
    expect(countryCode(typed)).toBe(code);
});

test.each(["XX", "QQ", "EU", "ZZ", "G", "GBR", "", "*", "é1"])("%s is no country", (typed) => {
  expect(countryCode(typed)).toBeNull();
});
