import { expect, test } from "vitest";
import { assignLines } from "./assign-lines.ts";

const stock: Record<string, number> = { "1/10": 5, "2/10": 0, "3/10": 9, "1/20": 5, "2/20": 5, "3/20": 0 };
const available = (item: number, location: number) => stock[`${item}/${location}`] ?? 0;
const line = (itemId: number | null, quantity: number, requiresShipping = true) => ({
  key: itemId ?? 0,
  itemId,
  quantity,
  requiresShipping,
});
const where = (lines: ReturnType<typeof line>[]) =>
  assignLines(lines, [10, 20], available).map((one) => [one.locationId, one.methodType, one.lines.map(({ itemId }) => itemId)]);

test("an order goes whole to the first location by rank that has all of it", () => {
  expect(where([line(1, 2)])).toEqual([[10, "SHIPPING", [1]]]);
  expect(where([line(1, 2), line(2, 1)])).toEqual([[20, "SHIPPING", [1, 2]]]);
});

test("an order that nobody has whole is split by rank", () => {
  expect(where([line(1, 1), line(2, 1), line(3, 1)])).toEqual([
    [10, "SHIPPING", [1, 3]],
    [20, "SHIPPING", [2]],
  ]);
});

test("two lines of one item are counted together", () => {
  expect(where([line(1, 3), line(1, 3)])).toEqual([
    [10, "SHIPPING", [1]],
    [20, "SHIPPING", [1]],
  ]);
});

test("what nobody has waits at the first location", () => {
  expect(where([line(2, 99)])).toEqual([[10, "SHIPPING", [2]]]);
});

test("what needs no shipping is kept apart", () => {
  expect(where([line(2, 1), line(null, 1, false)])).toEqual([
    [20, "SHIPPING", [2]],
    [10, "NONE", [null]],
  ]);
});
