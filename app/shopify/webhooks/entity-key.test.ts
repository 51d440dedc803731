import { expect, test } from "vitest";
import { entityKey } from "./entity-key.ts";

test.each([
  ["orders/create", { id: 5600000000001 }, "order:5600000000001"],
  ["orders/edited", { order_edit: { id: 1, order_id: 42 } }, "order:42"],
  ["refunds/create", { id: 7, order_id: 42 }, "order:42"],
  ["fulfillments/update", { id: 7, order_id: 42 }, "order:42"],
  ["fulfillment_orders/order_routing_complete", { fulfillment_order: { id: "gid://shopify/FulfillmentOrder/9" } }, "fulfillment-order:9"],
  ["fulfillment_orders/moved", { original_fulfillment_order: { id: "gid://shopify/FulfillmentOrder/8" } }, "fulfillment-order:8"],
  [
    "fulfillment_orders/merged",
    { merge_intents: [], fulfillment_order_merges: { fulfillment_order: { id: "gid://shopify/FulfillmentOrder/8" } } },
    "fulfillment-order:8",
  ],
  ["fulfillment_orders/split", { fulfillment_order: { id: "gid://shopify/FulfillmentOrder/9" }, order_id: 42 }, "order:42"],
  ["inventory_levels/update", { inventory_item_id: 3, location_id: 4 }, "inventory-level:3"],
  ["products/update", { id: 5 }, "product:5"],
  ["customers/redact", { shop_id: 1, customer: { id: 6 } }, "customer:6"],
  ["customers_email_marketing_consent/update", { customer_id: 6, email_marketing_consent: {} }, "customer:6"],
  ["customers_marketing_consent/update", { id: 6 }, "customer:6"],
  ["customers_whats_app_marketing_consent/update", { id: 6 }, "customer:6"],
  ["customers_whats_app_marketing_consent/update", {}, "customers_whats_app_marketing_consent/update"],
  ["app/uninstalled", { id: 1 }, "app/uninstalled"],
  ["shop/redact", { shop_id: 1 }, "shop/redact"],
  ["bulk_operations/finish", { admin_graphql_api_id: "gid://shopify/BulkOperation/77" }, "bulk-operation:77"],
  ["checkouts/update", { id: 981820079255243500, token: "abc" }, "checkouts/update"],
  ["checkouts/update", { id: 98182007925524, token: "abc" }, "checkout:98182007925524"],
  ["carts/update", { id: "hWN2-b.c", token: "hWN2-b.c?key=d8e1" }, "cart:hWN2-b.c"],
  ["carts/update", { token: 7 }, "carts/update"],
  ["products/update", {}, "products/update"],
  ["products/update", { id: "5" }, "product:5"],
  ["products/update", { id: "9223372036854775808" }, "products/update"],
  ["products/update", { id: 2 ** 60 }, "products/update"],
  ["products/update", { id: -5 }, "products/update"],
  ["products/update", { id: "9".repeat(120_000) }, "products/update"],
  ["products/update", { id: `${"9".repeat(120_000)}x` }, "products/update"],
  ["products/update", { id: "\0" }, "products/update"],
  ["products/update", { id: { toString: "5" } }, "products/update"],
  ["bulk_operations/finish", { admin_graphql_api_id: `gid://shopify/BulkOperation/${"7".repeat(120_000)}?` }, "bulk_operations/finish"],
])("%s %o is about %s", (topic, payload, key) => {
  expect(entityKey(topic, payload)).toBe(key);
});
