import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { nextCutOff } from "./next-cut-off.ts";

const london = { timeZone: "Europe/London", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5] };
const cutOff = (now: string, hours = london) => nextCutOff(hours, Temporal.Instant.from(now))?.at.toString();

test("before the cut-off of a working day it is today, after it the next working day", () => {
  expect(cutOff("2026-11-19T10:00:00Z")).toBe("2026-11-19T16:00:00Z");
  expect(cutOff("2026-11-19T16:00:00Z")).toBe("2026-11-20T16:00:00Z");
  expect(cutOff("2026-11-20T16:00:01Z")).toBe("2026-11-23T16:00:00Z");
});

test("it is the warehouse's own clock that counts, also when it is put forward", () => {
  expect(cutOff("2026-03-27T17:00:00Z")).toBe("2026-03-30T15:00:00Z");
  expect(cutOff("2026-11-19T10:00:00Z", { ...london, timeZone: "America/Chicago" })).toBe("2026-11-19T22:00:00Z");
});

test("a warehouse of one working day waits a whole week, one of none for ever", () => {
  expect(cutOff("2026-11-19T16:30:00Z", { ...london, workingDays: [4] })).toBe("2026-11-26T16:00:00Z");
  expect(cutOff("2026-11-19T16:30:00Z", { ...london, workingDays: [] })).toBeUndefined();
});
