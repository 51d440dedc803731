import { expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import { shipBobWords } from "./messages.ts";
import { readShipment } from "./read-shipment.ts";

const shipment = { id: 7, status: "Processing", products: [] };

test.each([
  ["Processing", null, "processing"],
  ["LabeledCreated", null, "processing"],
  ["Something new", null, "processing"],
  ["Completed", null, "shipped"],
  ["Completed", "2026-11-21T10:00:00Z", "delivered"],
  ["Exception", null, "exception"],
  ["CleanSweeped", null, "exception"],
  ["OnHold", null, "on-hold"],
  ["ImportReview", null, "on-hold"],
  ["Cancelled", null, "cancelled"],
])("ShipBob's %s (delivered %s) is %s", (status, delivery_date, expected) => {
  expect(readShipment({ ...shipment, status, delivery_date }).status).toBe(expected);
});

test("a shipment that cannot go on says why: in ShipBob's words, or that ShipBob has none", () => {
  const status_details = [{ name: "OutOfStock", description: "Out of stock: 85123A" }, { name: "Backordered" }];
  expect(readShipment({ ...shipment, status: "Exception", status_details }).problem).toEqual(verbatim("Out of stock: 85123A; Backordered"));
  expect(readShipment({ ...shipment, status: "OnHold" }).problem).toEqual(shipBobWords.message("says-no-more", { status: "OnHold" }));
  expect(readShipment({ ...shipment, status_details }).problem).toBeNull();
});

test("units are told of lots and parts: lots add up, a bundle is as many as its scarcest part", () => {
  const items = (...pairs: [number, number][]) => pairs.map(([id, quantity]) => ({ id, quantity }));
  const products = [
    { reference_id: "in-lots", inventory_items: items([1, 2], [1, 3]) },
    { reference_id: "bundle", inventory_items: items([2, 3], [3, 6]) },
    { sku: "no-reference", inventory_items: items([4, 1]) },
    { reference_id: "nothing", inventory_items: [] },
  ];
  expect(readShipment({ ...shipment, products }).lines).toEqual([
    { sku: "in-lots", quantity: 5 },
    { sku: "bundle", quantity: 3 },
    { sku: "no-reference", quantity: 1 },
  ]);
});

test("a moment without a zone is UTC, and one that is none is unknown", () => {
  const read = (actual_fulfillment_date: string) => readShipment({ ...shipment, status: "Completed", actual_fulfillment_date }).shippedAt;
  expect(read("2026-11-21T10:00:00")).toBe("2026-11-21T10:00:00Z");
  expect(read("2026-11-21T10:00:00.5+02:00")).toBe("2026-11-21T08:00:00.5Z");
  expect(read("soon")).toBeNull();
});
