import { describe, expect, test } from "vitest";
import { readPrices, typePrices } from "./typed-prices.ts";

const prices = {
  currency: "GBP",
  zones: [
    { name: "Domestic", countries: ["GB"], base: 320, perKg: 60, days: { least: 1, most: 3 }, deliversOn: [1, 2, 3, 4, 5, 6] },
    { name: "Rest of world", countries: ["*"], base: 1300, perKg: 600 },
  ],
  pick: { first: 120, extra: 25 },
};
const typed = typePrices(prices);

describe("a price list in its fields", () => {
  test("is saved as it stood when nothing was changed", () => {
    expect(readPrices(typed, "GBP")).toEqual({ outcome: "read", prices });
  });

  test("takes country codes in any case, parted by spaces or commas, each once", () => {
    const zones = [{ ...typed.zones[0]!, countries: "gb ie, GB;fr" }];
    expect(readPrices({ ...typed, zones }, "GBP")).toMatchObject({ prices: { zones: [{ countries: ["GB", "IE", "FR"] }] } });
  });

  test.each([
    [{ name: " " }, "name"],
    [{ countries: "Britain" }, "countries"],
    [{ base: "" }, "base"],
    [{ base: "9999999" }, "base"],
    [{ perKg: "-1" }, "perKg"],
    [{ days: "soon" }, "days"],
    [{ days: "4-2" }, "days"],
    [{ days: "40" }, "days"],
  ])("names the field that makes no sense: %j", (change, field) => {
    const read = readPrices({ ...typed, zones: [{ ...typed.zones[0]!, ...change }] }, "GBP");
    expect(read.outcome === "wrong" && Object.keys(read.fields)).toEqual([`zones.0.${field}`]);
  });

  test("names every field that makes no sense", () => {
    const zones = [typed.zones[0]!, { ...typed.zones[1]!, name: "", base: "x" }];
    const read = readPrices({ zones, first: "x", extra: "" }, "GBP");
    expect(read.outcome === "wrong" && Object.keys(read.fields)).toEqual(["zones.1.name", "zones.1.base", "first", "extra"]);
  });

  test("needs a zone", () => {
    expect(readPrices({ ...typed, zones: [] }, "GBP")).toMatchObject({ fields: { zones: { code: "screens-warehouse:no-zones" } } });
  });
});
