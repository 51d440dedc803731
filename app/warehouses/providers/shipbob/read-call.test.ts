import { expect, test } from "vitest";
import { readCall } from "./read-call.ts";

const shipment = {
  id: 7,
  order_id: 5,
  reference_id: "WB-1001-1",
  status: "Completed",
  products: [
    {
      reference_id: "85123A",
      inventory_items: [
        { id: 1, quantity: 1 },
        { id: 1, quantity: 1 },
      ],
    },
  ],
  tracking: { carrier: "USPS", tracking_number: "9400", tracking_url: null },
  surprise: { in: "the body" },
};

test("a shipment is understood wherever it lies in the body; lots of one item add up", () => {
  for (const wrapped of [shipment, { data: shipment }, { type: "x", payload: { shipment } }])
    expect(readCall("order.shipped", JSON.stringify(wrapped))).toMatchObject({
      outcome: "shipment",
      shipment: { status: "shipped", lines: [{ sku: "85123A", quantity: 2 }], trackingNumber: "9400" },
    });
});

test.each([
  ["no tracking number", "order.shipped", { ...shipment, tracking: null }],
  ["no lines", "order.shipped", { ...shipment, products: [] }],
  ["a status that contradicts its topic", "order.shipped", { ...shipment, status: "Processing" }],
  ["a delivery without its date", "order.shipment.delivered", shipment],
  ["only the order", "order.shipped", { id: 5, reference_id: "WB-1001-1", shipments: [shipment] }],
  ["a topic we never asked for", "order.shipment.address.updated", shipment],
])("with %s the order is read again", (_name, topic, told) => {
  expect(readCall(topic, JSON.stringify(told))).toMatchObject({ outcome: "read-again", reference: "WB-1001-1" });
});
