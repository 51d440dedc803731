import fc from "fast-check";
import { expect, test } from "vitest";
import { readPostalAddress } from "./postal-address.ts";

const PARTS = ["address1", "address2", "city", "company", "countryCode", "email", "name", "phone", "provinceCode", "zip"];

test("whatever a column holds is an address with every part known or unknown", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (stored) => {
      const address = readPostalAddress(stored);
      expect(Object.keys(address).sort()).toEqual(PARTS);
      for (const part of Object.values(address)) expect(part === null || typeof part === "string").toBe(true);
    }),
  );
});

test("a part that is not understood loses nothing but itself", () => {
  expect(readPostalAddress({ city: "Leeds", zip: 1234, planet: "Earth" })).toMatchObject({ city: "Leeds", zip: null, name: null });
});

test("an address that was read and kept again is the same", () => {
  const part = fc.option(fc.string());
  fc.assert(
    fc.property(fc.record(Object.fromEntries(PARTS.map((name) => [name, part]))), (address) => {
      expect(readPostalAddress(JSON.parse(JSON.stringify(address)))).toEqual(address);
    }),
  );
});
