import { expect, test } from "vitest";
import { undoneAmong, unitsOffTheOrder, unitsShippedBefore } from "./units-shipped-before.ts";

const waits = (remainingQuantity: number, requiresShipping = true) => ({
  lines: [{ orderLineId: 1n, remainingQuantity, requiresShipping }],
});
const left = (quantity: number) => ({ isUndone: false, lines: [{ orderLineId: 1n, quantity }] });
const undone = (quantity: number) => ({ ...left(quantity), isUndone: true });
const units = (of: number) => [{ orderLineId: 1n, units: of }];
const none = new Map<bigint, number>();

test("units whose fulfillment was cancelled after they left are known to have left", () => {
  expect(unitsShippedBefore([waits(2)], [left(2)], none)).toEqual(units(2));
  expect(unitsShippedBefore([waits(1), waits(2)], [left(1), left(1)], none)).toEqual(units(2));
});

test("units that wait for the first time, or need no shipping, are not", () => {
  expect(unitsShippedBefore([waits(2)], [], none)).toEqual([]);
  expect(unitsShippedBefore([waits(0)], [left(2)], none)).toEqual([]);
  expect(unitsShippedBefore([waits(2, false)], [left(2)], none)).toEqual([]);
});

test("what a person allowed to go again goes again, and no unit more", () => {
  expect(unitsShippedBefore([waits(2)], [left(2)], new Map([[1n, 2]]))).toEqual([]);
  expect(unitsShippedBefore([waits(2)], [left(2)], new Map([[1n, 1]]))).toEqual(units(1));
});

test("what was taken off the order after it had left is settled with what a person allowed to go again, and not asked about in its stead", () => {
  // Four left, one of them was refunded since: three wait, and are asked about once.
  expect(unitsShippedBefore([waits(3)], [left(4)], none)).toEqual(units(3));
  expect(unitsOffTheOrder([waits(3)], [left(4)], none)).toEqual(units(1));
  expect(unitsShippedBefore([waits(3)], [left(4)], new Map([[1n, 3 + 1]]))).toEqual([]);
  // What waits elsewhere, held back or kept by the merchant, is still to be asked about.
  expect(unitsOffTheOrder([waits(1), waits(3)], [left(4)], none)).toEqual([]);
});

test("units whose shipment was undone are told from those that left: the ones shipped last are the ones that wait", () => {
  expect(undoneAmong(units(2), [undone(2)])).toEqual(units(2));
  expect(undoneAmong(units(2), [left(2)])).toEqual([]);
  expect(undoneAmong(units(3), [undone(1), left(2)])).toEqual(units(1));
  expect(undoneAmong(units(1), [undone(1), left(1)])).toEqual([]);
  expect(undoneAmong(units(1), [left(1), undone(1)])).toEqual(units(1));
});
