import { expect, test } from "vitest";
import { keepIds } from "./keep-ids.ts";

test("of an order's event its ids are left and nothing about the buyer", () => {
  const order = {
    id: 5600000000001,
    admin_graphql_api_id: "gid://shopify/Order/5600000000001",
    email: "ada@buyer.example",
    note_attributes: [{ name: "gift for", value: "Grace" }],
    customer: { id: 7, first_name: "Ada", default_address: { id: 8, phone: "+44 20 7946 0000" } },
    line_items: [{ id: 9, title: "A mug engraved ADA", properties: [] }],
    order_edit: { order_id: "5600000000001" },
    shipping_address: { name: "Ada Okafor", zip: "LS1 1AA" },
  };

  expect(keepIds(order)).toEqual({
    id: 5600000000001,
    admin_graphql_api_id: "gid://shopify/Order/5600000000001",
    customer: { id: 7, default_address: { id: 8 } },
    line_items: [{ id: 9 }],
    order_edit: { order_id: "5600000000001" },
  });
});

test("a privacy request still says whose and which orders", () => {
  expect(keepIds({ customer: { id: 7, email: "a@b.example" }, orders_to_redact: [1, 2] })).toEqual({
    customer: { id: 7 },
    orders_to_redact: [1, 2],
  });
});

test("a warehouse's call still says which parcel", () => {
  const call = { data: { reference_id: "WB-1001-1", recipient: { name: "Ada", tax_id: "GB-1" } } };
  expect(keepIds(call)).toEqual({ data: { reference_id: "WB-1001-1" } });
});
