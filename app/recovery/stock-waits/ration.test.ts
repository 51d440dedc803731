import { expect, test } from "vitest";
import { toTell } from "./ration.ts";

test("of 3 units 9 people are told, and no more while they may still come; of none nobody", () => {
  expect(toTell(3, 0)).toBe(9);
  expect(toTell(3, 9)).toBe(0);
  expect(toTell(2, 9)).toBe(0);
  expect(toTell(4, 9)).toBe(3);
  expect(toTell(0, 0)).toBe(0);
});
