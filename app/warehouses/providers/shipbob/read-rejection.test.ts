import { expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { anOrder } from "../../warehouse-examples.ts";
import { readRejection } from "./read-rejection.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });

const order = anOrder({
  lines: [
    { sku: "85123", title: "Heart", quantity: 1 },
    { sku: "85123A", title: "Heart, white", quantity: 1 },
  ],
});

test.each([
  [{ errors: ["Product with reference_id '85123A' does not exist; name is required"] }, "unknown-sku", "ShipBob doesn't know SKU 85123A"],
  [{ "products[0].name": ["The name field is required."] }, "unknown-sku", "ShipBob doesn't know SKU 85123"],
  [{ "Products.1.Name": ["required"] }, "unknown-sku", "ShipBob doesn't know SKU 85123A"],
  [{ errors: ["Unknown products: 85123, 85123A"] }, "unknown-sku", "ShipBob doesn't know SKU 85123, 85123A"],
  [{ "recipient.address.zip_code": ["Not a zip code"] }, "bad-address", "ShipBob can't use this address: Not a zip code"],
  [{ shipping_method: ["Unmapped"] }, "no-service", "ShipBob has no way to ship this: Unmapped"],
  [{ errors: ["Insufficient inventory"] }, "out-of-stock", "ShipBob is out of stock: Insufficient inventory"],
  [{ title: "Bad request", status: 400, type: "https://example.com/address" }, "other", "ShipBob refused the order: Bad request"],
  [null, "other", "ShipBob refused the order and didn't say why"],
])("%j is %s in the merchant's words", (body, reason, said) => {
  const { message, ...rejected } = readRejection(body, order);
  expect(rejected).toEqual({ outcome: "rejected", reason });
  expect(words(message)).toBe(said);
});
