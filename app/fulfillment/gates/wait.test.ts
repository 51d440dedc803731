import { expect, test } from "vitest";
import { waitsFromNow } from "./wait.ts";

const at = (day: number, minutes: number) => ({ since: new Date(Date.UTC(2026, 10, day)), minutes });

test("what is set counts from now on, beside what was set before", () => {
  expect(waitsFromNow([], at(1, 30))).toEqual([at(1, 30)]);
  expect(waitsFromNow([at(1, 30)], at(2, 0))).toEqual([at(1, 30), at(2, 0)]);
});

test("the same once more changes nothing", () => {
  expect(waitsFromNow([], at(1, 0))).toEqual([]);
  expect(waitsFromNow([at(1, 30)], at(2, 30))).toEqual([at(1, 30)]);
});

test("what ended longer ago than any order waits is forgotten", () => {
  expect(waitsFromNow([at(1, 30), at(2, 0), at(12, 60)], at(20, 5))).toEqual([at(12, 60), at(20, 5)]);
});
