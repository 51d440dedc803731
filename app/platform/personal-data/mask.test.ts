import { describe, expect, test } from "vitest";
import { maskFault, maskPayload } from "./mask.ts";

const order = {
  id: 5600000001501,
  admin_graphql_api_id: "gid://shopify/Order/5600000001501",
  name: "#1001",
  email: "zoe@buyer.example",
  phone: "+44 20 7946 0000",
  note: "Leave it with Mrs Øster at no. 7",
  financial_status: "paid",
  updated_at: "2026-11-26T09:00:00+00:00",
  total_price: "12.50",
  tags: "vip, zoe",
  shipping_address: { first_name: "Zoe", zip: 10115, country_code: "GB", latitude: 52.5, address1: "1 Mill Road" },
  line_items: [
    { id: 7, sku: "MUG", quantity: 2, title: "Mug for Zoe", requires_shipping: true, properties: [{ name: "Engraving", value: "Zoe" }] },
  ],
  status: "ask zoe@buyer.example",
};

describe("what an event says is shown", () => {
  const shown = maskPayload(JSON.stringify(order));

  test("without anything that tells of a person: names, addresses, notes, what was engraved, numbers to call", () => {
    for (const personal of ["Zoe", "zoe", "Øster", "7946", "Mill Road", "10115", "52.5", "vip"]) expect(shown).not.toContain(personal);
  });

  test("with what one needs to find the thing and what went wrong: ids, SKUs, quantities, states, moments, amounts", () => {
    for (const plain of [
      "5600000001501",
      "gid://shopify/Order/5600000001501",
      '"MUG"',
      '"quantity": 2',
      '"paid"',
      "2026-11-26T09:00:00",
      "12.50",
    ])
      expect(shown).toContain(plain);
  });

  test("with each of its names, so that a missing one is seen", () => {
    for (const name of Object.keys(order)) expect(shown).toContain(`"${name}"`);
  });

  test("not at all when it is no JSON", () => {
    expect(maskPayload("name=Zoe")).toBe("•••");
  });
});

test("a failure is shown without what it quotes, and with the names of what it is about", () => {
  expect(maskFault('The body of orders/updated is not what was expected: "email" (invalid).')).toContain('"email"');
  expect(maskFault("No country in '1 Mill Road, Leeds' for zoe@buyer.example, +44 20 7946 0000")).toBe("No country in '•••' for •••, •••");
  expect(maskFault("order 5600000001501 is gone")).toBe("order 5600000001501 is gone");
  expect(maskFault("x".repeat(2000))).toHaveLength(400);
});
