import { expect, test } from "vitest";
import { withZoneOf } from "./zone-of-country.ts";

const home = { name: "Home", countries: "GB, IM", base: "3.20", perKg: "0.80", days: "1", deliversOn: "1,2,3,4,5,6" };
const europe = { name: "Europe", countries: "FR, DE", base: "11.00", perKg: "1.20", days: "2-4", deliversOn: "1,2,3,4,5" };

test("a country without a price gets a zone of its own, before the others and at the dearest price", () => {
  expect(withZoneOf("SY", "Syria", { zones: [home, europe] })).toEqual([
    { name: "Syria", countries: "SY", base: "11.00", perKg: "1.20", days: "", deliversOn: "1,2,3,4,5" },
    home,
    europe,
  ]);
  expect(withZoneOf("SY", "Syria", { zones: [] })).toEqual([
    { name: "Syria", countries: "SY", base: "", perKg: "", days: "", deliversOn: "1,2,3,4,5" },
  ]);
});

test("a country that has its price gets no other", () => {
  expect(withZoneOf("DE", "Germany", { zones: [home, europe] })).toBeNull();
});
