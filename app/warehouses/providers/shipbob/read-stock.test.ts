import fc from "fast-check";
import { expect, test } from "vitest";
import { readOrderState } from "./read-order-state.ts";
import { readStock } from "./read-stock.ts";

const at = (location_id: number, on_hand_quantity: number, committed_quantity = 0) => ({
  location_id,
  on_hand_quantity,
  committed_quantity,
});

test("of a building only what lies there counts; of none named, all buildings together", () => {
  const items = [{ sku: "MUG", locations: [at(1, 5, 2), at(2, 7, 1)] }];
  expect(readStock(items, "2")).toEqual([{ sku: "MUG", onHand: 7, committed: 1 }]);
  expect(readStock(items, null)).toEqual([{ sku: "MUG", onHand: 12, committed: 3 }]);
});

test("an item that never lay in the building is not told of, and one that is sold out there is told of as none", () => {
  const items = [
    { sku: "MUG", locations: [at(2, 7)] },
    { sku: "CUP", locations: [at(1, 0)] },
  ];
  expect(readStock(items, "1")).toEqual([{ sku: "CUP", onHand: 0, committed: 0 }]);
});

test.each([null, undefined, ""])("an item with %j for a SKU can be ordered by nobody, and is left out", (sku) => {
  expect(readStock([{ sku, locations: [at(1, 5)] }], "1")).toEqual([]);
});

test("items of one SKU add up, whatever the order in which ShipBob lists them, and no unit is lost or made", () => {
  const item = fc.record({
    sku: fc.constantFrom("MUG", "CUP"),
    locations: fc.option(fc.array(fc.record({ place: fc.constantFrom(1, 2), units: fc.nat(20), promised: fc.nat(5) }), { maxLength: 3 })),
  });
  fc.assert(
    fc.property(fc.array(item), (given) => {
      const items = given.map(({ sku, locations }) => ({
        sku,
        locations: locations?.map((one) => at(one.place, one.units, one.promised)) ?? null,
      }));
      const stock = readStock(items, "1");
      expect(new Set(stock.map(({ sku }) => sku)).size).toBe(stock.length);
      expect(new Map(readStock([...items].reverse(), "1").map((level) => [level.sku, level]))).toEqual(
        new Map(stock.map((level) => [level.sku, level])),
      );
      const here = given.flatMap(({ locations }) => (locations ?? []).filter(({ place }) => place === 1));
      expect(stock.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(here.reduce((sum, { units }) => sum + units, 0));
      expect(stock.reduce((sum, { committed }) => sum + committed, 0)).toBe(here.reduce((sum, { promised }) => sum + promised, 0));
    }),
  );
});

test.each([
  ["Fulfilled", "completed"],
  ["Cancelled", "cancelled"],
  ["Exception", "exception"],
  ["ImportReview", "exception"],
  ["Processing", "processing"],
  ["PartiallyFulfilled", "processing"],
  ["Something new", "processing"],
])("an order that ShipBob calls %s is %s", (status, expected) => {
  expect(readOrderState("waybill-1-1", { id: 5, status }).status).toBe(expected);
});

test("an order is told with its shipments, each with its own scans", () => {
  const scan = { status: "DELIVERED", happenedAt: "2026-11-22T10:00:00Z", message: null } as const;
  const shipments = [7, 8].map((id) => ({ id, status: "Completed" }));
  const state = readOrderState("waybill-1-1", { id: 5, status: "Fulfilled", shipments }, new Map([[8, [scan]]]));
  expect(state).toMatchObject({ reference: "waybill-1-1", warehouseOrderId: "5" });
  expect(state.shipments.map(({ warehouseShipmentId, events }) => [warehouseShipmentId, events])).toEqual([
    ["7", []],
    ["8", [scan]],
  ]);
});
