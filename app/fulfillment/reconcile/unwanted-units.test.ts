import fc from "fast-check";
import { expect, test } from "vitest";
import { PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import { unwantedUnits } from "./unwanted-units.ts";

const parcel = (quantity: number, shipped = 0) =>
  ({ stage: "dispatched", fulfillmentOrderIds: [7n], lines: [{ orderLineId: 1n, quantity, shipped }] }) as const;
const wants = (remainingQuantity: number, id = 7n) => ({ id, lines: [{ orderLineId: 1n, remainingQuantity }] });

test("what Shopify still wants stays in the parcel, what it no longer wants is named", () => {
  expect(unwantedUnits(parcel(2), [wants(2)])).toEqual([]);
  expect(unwantedUnits(parcel(2), [wants(1)])).toEqual([{ orderLineId: 1n, units: 1 }]);
  expect(unwantedUnits(parcel(2), [wants(0)])).toEqual([{ orderLineId: 1n, units: 2 }]);
});

test("a fulfillment order that is gone wants nothing, and another one's wishes are not the parcel's", () => {
  expect(unwantedUnits(parcel(2), [])).toEqual([{ orderLineId: 1n, units: 2 }]);
  expect(unwantedUnits(parcel(2), [wants(2, 8n)])).toEqual([{ orderLineId: 1n, units: 2 }]);
});

test("what has left is nobody's any more: however Shopify counts it, before or after it took our word", () => {
  expect(unwantedUnits(parcel(2, 1), [wants(1)])).toEqual([]);
  expect(unwantedUnits(parcel(2, 1), [wants(2)])).toEqual([]);
  expect(unwantedUnits({ ...parcel(2, 2), stage: "shipped" }, [wants(0)])).toEqual([]);
});

test("never more is unwanted than has not left", () => {
  const line = fc
    .nat(9)
    .chain((quantity) => fc.record({ quantity: fc.constant(quantity), shipped: fc.nat(quantity), remaining: fc.nat(9) }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.constantFrom(...PARCEL_STAGES), (lines, stage) => {
      const found = unwantedUnits(
        { stage, fulfillmentOrderIds: [7n], lines: lines.map((one, index) => ({ ...one, orderLineId: BigInt(index) })) },
        [{ id: 7n, lines: lines.map(({ remaining }, index) => ({ orderLineId: BigInt(index), remainingQuantity: remaining })) }],
      );
      for (const { orderLineId, units } of found) {
        const one = lines[Number(orderLineId)];
        expect(units).toBeGreaterThan(0);
        expect(units).toBeLessThanOrEqual((one?.quantity ?? 0) - (one?.shipped ?? 0));
      }
    }),
  );
});
