import { expect, test } from "vitest";
import { isAccessGranted } from "./is-access-granted.ts";
import { readAccessRequirement } from "./read-access-requirement.ts";

const may = (text: string, scopes: string[], granted: string[]) => {
  const requirement = readAccessRequirement(text, scopes);
  return requirement === undefined || isAccessGranted(requirement, new Set(granted));
};

test("nothing said means nothing demanded", () => {
  expect(readAccessRequirement("", [])).toBeUndefined();
  expect(readAccessRequirement("The user must have `orders` permission.", [])).toBeUndefined();
});

test("any scope of a list is enough", () => {
  const text = "`read_inventory` access scope or `read_products` access scope.";
  expect(may(text, ["read_inventory", "read_products"], ["read_products"])).toBe(true);
  expect(may(text, ["read_inventory", "read_products"], ["read_orders"])).toBe(false);
});

test("to write is to read, and to read is not to write", () => {
  expect(may("`read_orders` access scope.", ["read_orders"], ["write_orders"])).toBe(true);
  expect(may("`write_orders` access scope.", ["write_orders"], ["read_orders"])).toBe(false);
});

test("`as well as any of` joins two demands", () => {
  const text =
    "`write_products` access scope as well as any of `write_own_subscription_contracts`, `write_purchase_options` access scopes. Also: …";
  const scopes = ["write_products", "write_own_subscription_contracts", "write_purchase_options"];
  expect(may(text, scopes, ["write_products"])).toBe(false);
  expect(may(text, scopes, ["write_purchase_options"])).toBe(false);
  expect(may(text, scopes, ["write_products", "write_purchase_options"])).toBe(true);
});
