import { expect, test } from "vitest";
import { entityKey } from "./entity-key.ts";

test.each([
  ["orders/create", { id: 5600000000001 }, "order:5600000000001"],
  ["fulfillments/update", { id: 9, order_id: 5600000000001 }, "order:5600000000001"],
  ["fulfillment_orders/order_routing_complete", { fulfillment_order: { id: "gid://shopify/FulfillmentOrder/67" } }, "fulfillment-order:67"],
  ["inventory_levels/update", { inventory_item_id: 4, location_id: 7 }, "inventory-item:4"],
  ["products/delete", { id: 8 }, "product:8"],
  ["app/uninstalled", { id: 63 }, "app:63"],
  ["orders/create", ["not", "an", "object"], "orders"],
  ["orders/create", { id: "'; drop" }, "orders"],
])("an event of %s about %o is about %s", (topic, payload, key) => {
  expect(entityKey(topic, payload)).toBe(key);
});
