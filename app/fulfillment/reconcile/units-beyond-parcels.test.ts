import { expect, test } from "vitest";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { wantsUnitsBeyondParcels } from "./units-beyond-parcels.ts";

const wanted = (...units: [bigint, number][]) => [
  { lines: units.map(([orderLineId, remainingQuantity]) => ({ orderLineId, remainingQuantity, requiresShipping: true })) },
];
const parcel = (stage: ParcelStage, orderLineId: bigint, quantity: number, shipped = 0) => ({
  stage,
  lines: [{ orderLineId, quantity, shipped }],
});

test("units that wait in a parcel are nobody's question, also where the order has other parcels", () => {
  expect(
    wantsUnitsBeyondParcels({
      fulfillmentOrders: wanted([1n, 2], [2n, 1]),
      parcels: [parcel("dispatched", 1n, 2), parcel("planned", 2n, 1)],
    }),
  ).toBe(false);
  expect(wantsUnitsBeyondParcels({ fulfillmentOrders: [], parcels: [] })).toBe(false);
});

test("what a warehouse left out is, though other units of its line are on their way", () => {
  expect(wantsUnitsBeyondParcels({ fulfillmentOrders: wanted([1n, 3]), parcels: [parcel("dispatched", 1n, 2)] })).toBe(true);
  expect(wantsUnitsBeyondParcels({ fulfillmentOrders: wanted([1n, 1]), parcels: [parcel("partly_shipped", 1n, 2, 2)] })).toBe(true);
});

test("a parcel that has left or was called off carries nothing that is still wanted", () => {
  for (const stage of ["shipped", "delivered", "lost", "cancelled"] as const)
    expect(wantsUnitsBeyondParcels({ fulfillmentOrders: wanted([1n, 1]), parcels: [parcel(stage, 1n, 1)] })).toBe(true);
});

test("too much in one line makes up for nothing of another", () => {
  expect(wantsUnitsBeyondParcels({ fulfillmentOrders: wanted([1n, 1], [2n, 1]), parcels: [parcel("dispatched", 1n, 5)] })).toBe(true);
});
