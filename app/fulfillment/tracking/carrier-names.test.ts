import { expect, test } from "vitest";
import { nameAtShopify } from "./carrier-names.ts";

test.each([
  ["RoyalMail", "Royal Mail"],
  ["royal mail", "Royal Mail"],
  ["Usps", "USPS"],
  ["DHLEcommerce", "DHL eCommerce"],
  ["Fed-Ex", "FedEx"],
  ["Pigeon", "Pigeon"],
  [" ", null],
  [null, null],
])("a carrier said as %s is %s to Shopify", (said, name) => {
  expect(nameAtShopify(said)).toBe(name);
});
