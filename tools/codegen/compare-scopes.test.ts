import { expect, test } from "vitest";
import { compareScopes } from "./compare-scopes.ts";

const group = (...anyOf: string[]) => ({ anyOf, asks: anyOf.join() });

test("a scope that no document needs is named", () => {
  expect(compareScopes([group("read_orders")], ["read_orders", "read_themes"], [])).toEqual({ missing: [], superfluous: ["read_themes"] });
});

test("what no scope opens is named", () => {
  const wanted = group("write_inventory");
  expect(compareScopes([wanted], ["read_inventory"], [])).toMatchObject({ missing: [wanted] });
});

test("writing includes reading, so that both together are one too many", () => {
  const groups = [group("read_inventory"), group("write_inventory")];
  expect(compareScopes(groups, ["write_inventory"], [])).toEqual({ missing: [], superfluous: [] });
  expect(compareScopes(groups, ["read_inventory", "write_inventory"], []).superfluous).toEqual(["read_inventory"]);
});

test("a scope to write where reading is enough is too much", () => {
  expect(compareScopes([group("read_orders")], ["write_orders"], []).superfluous).toEqual(["write_orders"]);
});

test("any one scope of a choice is enough", () => {
  expect(compareScopes([group("read_locations", "read_inventory")], ["read_inventory"], [])).toEqual({ missing: [], superfluous: [] });
});

test("moving fulfillment orders between locations needs the scope of each kind of location", () => {
  const move = group("write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders");
  expect(compareScopes([move], [], ["write_third_party_fulfillment_orders"]).missing).toHaveLength(1);
  expect(compareScopes([move], [], [...move.anyOf])).toEqual({ missing: [], superfluous: [] });
});

test("an optional scope that shows more of what is read is not superfluous, as long as that is read", () => {
  expect(compareScopes([group("read_orders")], ["read_orders"], ["read_all_orders"]).superfluous).toEqual([]);
  expect(compareScopes([group("read_products")], ["read_products"], ["read_all_orders"]).superfluous).toEqual(["read_all_orders"]);
});

test("an optional scope for what the required ones open already is superfluous", () => {
  const ship = group("write_assigned_fulfillment_orders", "write_third_party_fulfillment_orders");
  expect(compareScopes([ship], ["write_assigned_fulfillment_orders"], ["write_third_party_fulfillment_orders"]).superfluous).toEqual([
    "write_third_party_fulfillment_orders",
  ]);
});
