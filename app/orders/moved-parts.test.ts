import { expect, test } from "vitest";
import { movedParts, type StandingFulfillmentOrder } from "./moved-parts.ts";

const FLOOR = 1n;
const THIRD_PARTY = 2n;

function standing(id: number, assignedLocationId: bigint, units: Record<number, number>, orderId = 7n): StandingFulfillmentOrder {
  const lines = Object.entries(units).map(([line, totalQuantity]) => ({ orderLineId: BigInt(line), totalQuantity }));
  return { id: BigInt(id), orderId, assignedLocationId, lines };
}

const before = [standing(10, THIRD_PARTY, { 1: 3, 2: 1 })];

test("a part that stands elsewhere under a new id was moved from where its units are missing", () => {
  expect(movedParts(before, [standing(10, THIRD_PARTY, { 1: 2, 2: 1 }), standing(11, FLOOR, { 1: 1 })])).toEqual([
    { id: 11n, fromLocationId: THIRD_PARTY },
  ]);
  // All of it went to a place where some of the order stood already: the old one is closed, with nothing left in it.
  expect(movedParts(before, [standing(10, THIRD_PARTY, {}), standing(11, FLOOR, { 1: 3, 2: 1 })])).toEqual([
    { id: 11n, fromLocationId: THIRD_PARTY },
  ]);
});

test("what was added, or is wanted again while nothing else has fewer, is where Shopify put it", () => {
  expect(movedParts(before, [...before, standing(11, FLOOR, { 3: 1 })])).toEqual([]);
  expect(movedParts(before, [...before, standing(11, FLOOR, { 1: 3 })])).toEqual([]);
  expect(movedParts([], [standing(11, FLOOR, { 1: 3 })])).toEqual([]);
});

test("what was only split stays where it is, and units are given away once", () => {
  expect(movedParts(before, [standing(10, THIRD_PARTY, { 1: 2, 2: 1 }), standing(11, THIRD_PARTY, { 1: 1 })])).toEqual([]);
  const now = [standing(10, THIRD_PARTY, { 1: 2, 2: 1 }), standing(11, FLOOR, { 1: 1 }), standing(12, FLOOR, { 1: 1 })];
  expect(movedParts(before, now).map(({ id }) => id)).toEqual([11n]);
});

test("another order's units are nobody's", () => {
  const other = standing(11, FLOOR, { 1: 1 }, 8n);
  expect(movedParts(before, [standing(10, THIRD_PARTY, { 1: 2, 2: 1 }), other])).toEqual([]);
});
