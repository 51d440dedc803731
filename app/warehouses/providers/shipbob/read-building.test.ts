import { expect, test } from "vitest";
import { readBuilding } from "./read-building.ts";

test("a building has a zone and a country that the world understands, however ShipBob writes them", () => {
  const services = [{ address: null }, { address: { address1: "5900 W Ogden Ave", city: "Cicero", country: "USA" } }];
  expect(readBuilding({ id: 8, name: "Cicero (IL)", timezone: "Central Standard Time", services })).toMatchObject({
    timeZone: "America/Chicago",
    address: { address1: "5900 W Ogden Ave", countryCode: "US" },
  });
  expect(readBuilding({ id: 9, timezone: "Europe/Warsaw" })).toMatchObject({
    name: "ShipBob 9",
    timeZone: "Europe/Warsaw",
    address: { countryCode: null },
  });
  expect(readBuilding({ id: 10, timezone: "Moon Standard Time" })?.timeZone).toBe("UTC");
});

test.each([
  ["GBR", "GB"],
  ["us", "US"],
  ["United Kingdom", "GB"],
  ["United States", "US"],
  ["Freedonia", null],
  ["", null],
])("the country %j is %s", (country, countryCode) => {
  const services = [{ address: { address1: "1 Way", country } }];
  expect(readBuilding({ id: 8, services })?.address.countryCode).toBe(countryCode);
});

test("a building that this account cannot ship from is none", () => {
  for (const closed of [{ access_granted: false }, { is_active: false }, { is_shipping_enabled: false }])
    expect(readBuilding({ id: 8, ...closed })).toBeUndefined();
});
