import { expect, test } from "vitest";
import { idText } from "./id-text.ts";

test("an id of nineteen digits keeps each of them", () => {
  expect(idText("gid://shopify/Order/9223372036854775807")).toBe("9223372036854775807");
});

test("parameters behind the id are left out, nothing stays nothing", () => {
  expect(idText("gid://shopify/InventoryLevel/17?inventory_item_id=4")).toBe("17");
  expect(idText(null)).toBeNull();
  expect(idText(undefined)).toBeNull();
});

test.each(["", "17", "gid://shopify/Order/", "gid://shopify/Order/1a"])("%o is no id", (text) => {
  expect(() => idText(text)).toThrow("Not a numbered Shopify id");
});
