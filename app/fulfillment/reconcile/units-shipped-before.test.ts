import { expect, test } from "vitest";
import { unitsShippedBefore } from "./units-shipped-before.ts";

const waits = (remainingQuantity: number, requiresShipping = true) => ({
  lines: [{ orderLineId: 1n, remainingQuantity, requiresShipping }],
});
const left = (quantity: number, fulfillmentId: bigint | null = 5n) => ({ fulfillmentId, lines: [{ orderLineId: 1n, quantity }] });
const none = new Map<bigint, number>();

test("units whose fulfillment was cancelled after they left are known to have left", () => {
  expect(unitsShippedBefore([waits(2)], [left(2)], new Set([5n]), none)).toEqual([{ orderLineId: 1n, units: 2 }]);
  expect(unitsShippedBefore([waits(1), waits(2)], [left(1), left(1, 6n)], new Set([5n, 6n]), none)).toEqual([
    { orderLineId: 1n, units: 2 },
  ]);
});

test("units that wait for the first time, or whose fulfillment stands, are not", () => {
  expect(unitsShippedBefore([waits(2)], [left(1)], new Set(), none)).toEqual([]);
  expect(unitsShippedBefore([waits(2)], [left(2, null)], new Set([5n]), none)).toEqual([]);
  expect(unitsShippedBefore([waits(0)], [left(2)], new Set([5n]), none)).toEqual([]);
  expect(unitsShippedBefore([waits(2, false)], [left(2)], new Set([5n]), none)).toEqual([]);
});

test("what a person allowed to go again goes again, and no unit more", () => {
  expect(unitsShippedBefore([waits(2)], [left(2)], new Set([5n]), new Map([[1n, 2]]))).toEqual([]);
  expect(unitsShippedBefore([waits(2)], [left(2)], new Set([5n]), new Map([[1n, 1]]))).toEqual([{ orderLineId: 1n, units: 1 }]);
});
