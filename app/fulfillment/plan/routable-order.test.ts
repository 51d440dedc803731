import fc from "fast-check";
import { expect, test } from "vitest";
import { routableOrder } from "./routable-order.ts";

const facts = {
  shipTo: { countryCode: "GB", provinceCode: "ENG", zip: "LS1 1AA", city: "Leeds" },
  lines: [
    { id: 1n, sku: "MUG", title: "Mug" },
    { id: 2n, sku: null, title: "Gift wrap" },
  ],
};
const waits = (more: object = {}) => ({
  orderLineId: 1n,
  inventoryItemId: 71n,
  sku: "MUG",
  remainingQuantity: 2,
  requiresShipping: true,
  grams: 400,
  ...more,
});
const linesOf = (...waiting: ReturnType<typeof waits>[][]) =>
  routableOrder(
    facts,
    waiting.map((lines) => ({ lines })),
    "GBP",
  ).lines;

test("what is left to ship is what routing is asked about, in the shop's currency and to the buyer's country", () => {
  expect(routableOrder(facts, [{ lines: [waits()] }], "GBP")).toEqual({
    currency: "GBP",
    destination: { countryCode: "GB", provinceCode: "ENG", zip: "LS1 1AA" },
    lines: [{ lineId: "1", inventoryItemId: 71n, sku: "MUG", title: "Mug", quantity: 2, grams: 400 }],
  });
});

test("what has left already, and what no carrier takes, is left out", () => {
  expect(linesOf([waits({ remainingQuantity: 0 }), waits({ orderLineId: 2n, requiresShipping: false })])).toEqual([]);
});

test("a line that Shopify spread over several fulfillment orders is one line again, however it was spread", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }), { maxLength: 4 }), (spread) => {
      const lines = linesOf(...spread.map((quantities) => quantities.map((remainingQuantity) => waits({ remainingQuantity }))));
      const units = spread.flat().reduce((sum, quantity) => sum + quantity, 0);
      expect(lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(units === 0 ? [] : [["1", units]]);
    }),
  );
});

test("a line has the SKU that its order line has when its own is not known, and none when nobody knows one", () => {
  expect(linesOf([waits({ sku: null })])[0]?.sku).toBe("MUG");
  expect(linesOf([waits({ orderLineId: 2n, sku: null })])[0]).toMatchObject({ sku: "", title: "Gift wrap" });
  expect(linesOf([waits({ orderLineId: 99n, sku: null })])[0]).toMatchObject({ sku: "", title: "" });
});

test("an unknown weight counts as none, and an order without an address goes nowhere", () => {
  expect(linesOf([waits({ grams: null })])[0]?.grams).toBe(0);
  for (const shipTo of [null, undefined, {}, { city: "Leeds" }])
    expect(routableOrder({ ...facts, shipTo }, [], "GBP").destination).toEqual({ countryCode: null, provinceCode: null, zip: null });
});
