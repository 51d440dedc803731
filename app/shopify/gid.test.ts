import { expect, test } from "vitest";
import { gid, idOf } from "./gid.ts";

test("an id beyond 53 bits survives the way to Shopify and back", () => {
  expect(idOf(gid("Order", 9_007_199_254_740_993n))).toBe(9_007_199_254_740_993n);
});

test("the parameters behind an inventory level's id are not taken for part of it", () => {
  expect(idOf("gid://shopify/InventoryLevel/17?inventory_item_id=4")).toBe(17n);
});

test.each([
  "",
  "17",
  `gid://shopify/Order/${2n ** 63n}`,
  "gid://shopify/Order/0",
  `gid://shopify/Order/${"9".repeat(120_000)}`,
  "gid://shopify/Order/",
  "gid://shopify/Cart/hWN1a",
  "gid://other/Order/17",
])("%o is no id", (text) => {
  expect(() => idOf(text)).toThrow("Not a numbered Shopify id");
});
