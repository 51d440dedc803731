import { expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { defaultPrices } from "./default-prices.ts";
import { PriceList } from "./price-list.ts";

test("a new warehouse begins with prices for its own country, Europe and everywhere else", () => {
  const prices = defaultPrices("GBP", "GB");
  expect(prices.zones.map((zone) => zone.name)).toEqual(["Domestic", "Europe", "Rest of world"]);
  expect(prices.zones[0]?.countries).toEqual(["GB"]);
  expect(prices.zones[1]?.countries).not.toContain("GB");
  expect(prices.zones.at(-1)?.countries).toEqual(["*"]);
});

test("its zones are named in the words of whoever is to read them", () => {
  const [home] = defaultPrices("GBP", "GB", wordsFor({ language: "en-XA", timeZone: "UTC" })).zones;
  expect(home?.name).toBe("⟦Đóɱéšţíć⟧");
});

test.each(["GBP", "USD", "JPY", "INR", "KWD", "EUR"])("the suggested prices in %s are valid, and home is the cheapest", (currency) => {
  const prices = PriceList.parse(defaultPrices(currency, "DE"));
  const bases = prices.zones.map((zone) => zone.base);
  expect(bases).toEqual([...bases].sort((a, b) => a - b));
  expect(bases.every((base) => Number.isInteger(base) && base > 0)).toBe(true);
});

test("amounts are minor units whatever the currency's decimals", () => {
  expect(defaultPrices("GBP", "GB").zones[0]?.base).toBe(320);
  expect(defaultPrices("JPY", "JP").zones[0]?.base).toBe(480);
  expect(defaultPrices("KWD", "KW").zones[0]?.base).toBe(3200);
});
