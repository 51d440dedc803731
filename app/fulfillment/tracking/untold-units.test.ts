import { expect, test } from "vitest";
import { untoldUnits } from "./untold-units.ts";

const units = (orderLineId: bigint, quantity: number) => ({ orderLineId, quantity });

test("what left and was not taken as fulfilled is counted line by line", () => {
  const shipped = [units(1n, 2), units(2n, 1), units(1n, 1)];
  expect(untoldUnits(shipped, [units(1n, 1), units(1n, 1), units(2n, 1)])).toEqual([{ orderLineId: 1n, units: 1 }]);
  expect(untoldUnits(shipped, shipped)).toEqual([]);
  expect(untoldUnits(shipped, [])).toEqual([
    { orderLineId: 1n, units: 3 },
    { orderLineId: 2n, units: 1 },
  ]);
});
