import { expect, test } from "vitest";
import { linesToShip, type Surroundings } from "./whose-to-ship.ts";

const [LEEDS, FLOOR, OTHER] = [1n, 2n, 3n];
const around: Surroundings = {
  ours: new Set([LEEDS]),
  otherServices: new Set([OTHER]),
  kept: new Set([99n]),
  putAside: new Set([5n]),
  carried: new Set(["MUG"]),
  stocked: new Map([[FLOOR, new Set([10n, 20n])]]),
};
const line = (sku: string | null, inventoryItemId: bigint | null, orderLineId = 1n) => ({
  orderLineId,
  sku,
  inventoryItemId,
  remainingQuantity: 1,
  requiresShipping: true,
});
const mug = line("MUG", 10n);
const vase = line("VASE", 20n);
const ours = (at: bigint | null, lines = [mug, vase], id = 7n) => linesToShip({ id, assignedLocationId: at, lines }, around);

test("what stands at a warehouse of ours, or nowhere yet, is ours", () => {
  expect(ours(LEEDS)).toEqual([mug, vase]);
  expect(ours(null)).toEqual([mug, vase]);
});

test("what another fulfillment service ships is left to it", () => {
  expect(ours(OTHER)).toEqual([]);
});

test("what a person moved to his own location is his", () => {
  expect(ours(FLOOR, [mug], 99n)).toEqual([]);
});

test("what a person put aside holds up nothing, wherever it stands", () => {
  expect(ours(LEEDS, [mug, line(null, null, 5n)])).toEqual([mug]);
  expect(ours(FLOOR, [line(null, null, 5n)])).toEqual([]);
  expect(ours(FLOOR, [line(null, null, 6n)])).toHaveLength(1);
});

test("what only the shop floor holds is left there, and the rest of the order goes on", () => {
  expect(ours(FLOOR)).toEqual([mug]);
});

test("what lies nowhere is not quietly left to the merchant: somebody has to be asked", () => {
  expect(ours(FLOOR, [line("LAMP", 30n)])).toHaveLength(1);
  expect(ours(FLOOR, [line(null, 20n)])).toHaveLength(1);
});
