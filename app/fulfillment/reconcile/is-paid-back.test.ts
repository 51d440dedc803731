import { expect, test } from "vitest";
import { isPaidBack, unitsStillOwed } from "./is-paid-back.ts";

const order = (currentQuantity: number, remainingQuantity = 0, financialStatus = "PARTIALLY_REFUNDED") => ({
  financialStatus,
  lines: [
    { id: 1n, currentQuantity },
    { id: 2n, currentQuantity: 5 },
  ],
  fulfillmentOrders: [{ lines: [{ orderLineId: 1n, remainingQuantity }] }],
});
const box = (units: number, isAstray: boolean, isCopied = true) => ({ isAstray, isCopied, units: [{ orderLineId: 1n, units }] });

test("what was lost is owed until it is taken off the order, whatever was refunded of it before", () => {
  // Three ordered, one refunded before two were shipped in a box each: one of these is lost.
  expect(isPaidBack(order(2), [box(1, true), box(1, false)])).toBe(false);
  expect(isPaidBack(order(1), [box(1, true), box(1, false)])).toBe(true);
  expect(isPaidBack(order(0), [box(1, true)])).toBe(true);
});

test("what waits to be shipped is not what was lost", () => {
  expect(isPaidBack(order(2, 1), [box(1, true)])).toBe(false);
  expect(isPaidBack(order(1, 1), [box(1, true)])).toBe(true);
});

test("an order that was paid back in full owes nothing", () => {
  expect(isPaidBack(order(2, 0, "REFUNDED"), [box(2, true)])).toBe(true);
});

test("while our copy still shows what was lost as yet to be shipped, nobody knows", () => {
  expect(isPaidBack(order(1, 1), [box(1, true, false)])).toBe(false);
});

test("of what was lost the buyer is still owed what is left on the order, arrives in no other box and has not yet to be shipped", () => {
  const owed = (units: number) => [{ orderLineId: 1n, units }];
  expect(unitsStillOwed(order(4), [box(4, true)])).toEqual(owed(4));
  expect(unitsStillOwed(order(2), [box(4, true)])).toEqual(owed(2));
  expect(unitsStillOwed(order(3), [box(2, true), box(2, false)])).toEqual(owed(1));
  expect(unitsStillOwed(order(4, 2), [box(2, true)])).toEqual(owed(2));
  expect(unitsStillOwed(order(0), [box(4, true)])).toEqual([]);
  expect(unitsStillOwed(order(4, 0, "REFUNDED"), [box(4, true)])).toEqual([]);
});

test("what our copy still shows as yet to be shipped, for Shopify has just been told of it, is owed all the same", () => {
  expect(unitsStillOwed(order(4, 4), [box(4, true, false)])).toEqual([{ orderLineId: 1n, units: 4 }]);
});
