import { expect, test } from "vitest";
import { readShippingAddress } from "#app/orders/postal-address.ts";
import { typedName, typedShipTo } from "./typed-address.ts";

test.each([
  ["Ada Okafor", "Ada", "Okafor"],
  ["  Mary Ann   Smith ", "Mary Ann", "Smith"],
  ["Madonna", "", "Madonna"],
  ["", "", ""],
  [null, "", ""],
])("%j begins as a first name %j and a last name %j", (name, firstName, lastName) => {
  expect(typedName(name)).toEqual({ firstName, lastName });
});

test("an order's address begins with its province by name, or by its code where no name is known", () => {
  const reno = { name: "Ada Okafor", company: "Okafor & Co", city: "Reno", provinceCode: "NV", countryCode: "US", phone: "+17755550100" };
  expect(typedShipTo(readShippingAddress({ ...reno, province: "Nevada" }))).toEqual({
    ...{ firstName: "Ada", lastName: "Okafor", company: "Okafor & Co", address1: "", address2: "", city: "Reno", zip: "" },
    ...{ province: "Nevada", countryCode: "US", phone: "+17755550100" },
  });
  expect(typedShipTo(readShippingAddress(reno)).province).toBe("NV");
});

test("an order without an address, or to a country that there isn't, has its country to be chosen", () => {
  expect(typedShipTo(readShippingAddress(null)).countryCode).toBe("");
  expect(typedShipTo(readShippingAddress({ countryCode: "ZZ" })).countryCode).toBe("");
});
