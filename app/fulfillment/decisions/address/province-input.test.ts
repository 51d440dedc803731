import { expect, test } from "vitest";
import { isLeftOver, provinceInput } from "./province-input.ts";

const england = { province: "England", provinceCode: "ENG", countryCode: "GB" };

test.each([
  ["England", { provinceCode: "ENG" }],
  ["england", { provinceCode: "ENG" }],
  ["eng", { provinceCode: "ENG" }],
])("the province that Shopify gave is told by its code, as %s", (province, told) => {
  expect(provinceInput({ province, countryCode: "GB" }, england)).toEqual(told);
});

test.each([
  ["NV", { provinceCode: "NV" }],
  ["nv", { provinceCode: "NV" }],
  ["NSW", { provinceCode: "NSW" }],
  ["jp-13", { provinceCode: "JP-13" }],
  ["13", { provinceCode: "13" }],
])("%s is a code", (province, told) => {
  expect(provinceInput({ province, countryCode: "US" }, england)).toEqual(told);
});

test.each(["Nevada", "Goa", "New South Wales", "東京都"])("%s is a name, and Shopify finds its code", (province) => {
  expect(provinceInput({ province, countryCode: "US" }, england)).toEqual({ province });
});

test("a name from another country is not taken for the one that was known, and no province is none", () => {
  expect(provinceInput({ province: "England", countryCode: "US" }, england)).toEqual({ province: "England" });
  expect(provinceInput({ province: null, countryCode: "GB" }, england)).toEqual({ provinceCode: null });
});

test("the old country's province is noticed in a new one, by its name or its code; another's, or none, is not", () => {
  expect(["England", "eng"].map((province) => isLeftOver({ province, countryCode: "CA" }, england))).toEqual([true, true]);
  expect(isLeftOver({ province: "England", countryCode: "GB" }, england)).toBe(false);
  for (const province of ["Ontario", null]) expect(isLeftOver({ province, countryCode: "CA" }, england)).toBe(false);
});
