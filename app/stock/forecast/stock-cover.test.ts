import { expect, test } from "vitest";
import { goneAt, isEnoughAgain, isOutAhead, stockCover } from "./stock-cover.ts";

const at = new Date("2026-11-28T12:00:00Z");
const daysAgo = (days: number) => new Date(at.getTime() - days * 24 * 3_600_000);
const cover = (units: number, sold: number, days = 60) => stockCover({ units, sold, firstOrderAt: daysAgo(days), at });

test("what sells two a day and has ten left is gone in five days", () => {
  expect(cover(10, 56)).toEqual({ perDay: 2, daysLeft: 5 });
  expect(goneAt(cover(10, 56), at)).toEqual(new Date("2026-12-03T12:00:00Z"));
});

test("a shop of ten days sells at the pace of those ten, and one good day of a new shop is no pace", () => {
  expect(cover(10, 20, 10)).toEqual({ perDay: 2, daysLeft: 5 });
  expect(cover(100, 14, 0.1).perDay).toBe(2);
});

test("a stock-out is ahead within a week, also when there is nothing left", () => {
  expect([0, 14, 15].map((units) => isOutAhead(cover(units, 56)))).toEqual([true, true, false]);
});

test("single units that come back are no news: it is said anew only after there was enough for ten days", () => {
  expect([15, 20, 21].map((units) => isEnoughAgain(cover(units, 56)))).toEqual([false, false, true]);
});
