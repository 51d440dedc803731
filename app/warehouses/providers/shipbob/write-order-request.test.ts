import { expect, test } from "vitest";
import { anOrder } from "../../warehouse-examples.ts";
import { writeOrderRequest } from "./write-order-request.ts";

const order = anOrder({
  reference: "WB-1",
  orderName: "#1",
  shipTo: { ...anOrder().shipTo, name: null, company: "Analytical Engines", phone: "0".repeat(60), email: "not an address" },
  lines: [
    { sku: "A", title: "First", quantity: 1 },
    { sku: "B", title: "Second", quantity: 2 },
    { sku: "A", title: "First", quantity: 3 },
  ],
});

test("an order asks for each SKU once, from the chosen building, and never makes ShipBob invent a product", () => {
  expect(writeOrderRequest(order, "Standard")).toMatchObject({
    outcome: "written",
    body: {
      reference_id: "WB-1",
      location_id: 211,
      shipping_method: "Standard",
      products: [
        { reference_id: "A", name: null, quantity: 4 },
        { reference_id: "B", name: null, quantity: 2 },
      ],
    },
  });
});

test("what ShipBob could not take (an email that is none, a phone too long, no name) does not stop a parcel", () => {
  expect(writeOrderRequest(order, "Standard")).toMatchObject({
    body: { recipient: { name: "Analytical Engines", email: null, phone_number: "0".repeat(50) } },
  });
  const nameless = { ...order, shipTo: { ...order.shipTo, company: null } };
  expect(writeOrderRequest(nameless, "Standard")).toMatchObject({ body: { recipient: { name: "Order #1" } } });
});

test("what the buyer wrote for whoever unpacks it goes along, as far as ShipBob prints it", () => {
  expect(writeOrderRequest(order, "Standard")).not.toHaveProperty("body.gift_message");
  expect(writeOrderRequest({ ...order, giftMessage: ` Happy birthday! ${"x".repeat(600)}` }, "Standard")).toMatchObject({
    body: { gift_message: `Happy birthday! ${"x".repeat(484)}` },
  });
});

test("the day that its buyer was promised goes along, and none where nothing was promised", () => {
  expect(writeOrderRequest({ ...order, deliverBy: "2026-12-03" }, "Standard")).toMatchObject({
    body: { requested_delivery_date: "2026-12-03T00:00:00Z" },
  });
  expect(writeOrderRequest(order, "Standard")).not.toHaveProperty("body.requested_delivery_date");
});
