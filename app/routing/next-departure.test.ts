import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { nextDeparture } from "./next-departure.ts";

const london = { timeZone: "Europe/London", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5] };
const leaves = (now: string, calendar = london) => {
  const departure = nextDeparture(calendar, Temporal.Instant.from(now))!;
  return `${departure.date.toString()} ${departure.delayedBy}`;
};

test("before the cut-off a parcel leaves today, from the cut-off on the next working day", () => {
  expect(leaves("2026-10-05T14:59:59Z")).toBe("2026-10-05 nothing");
  expect(leaves("2026-10-05T15:00:00Z")).toBe("2026-10-06 cut-off");
  expect(leaves("2026-10-09T15:00:00Z")).toBe("2026-10-12 cut-off");
});

test("on a closed day it leaves on the next open one", () => {
  expect(leaves("2026-10-10T08:00:00Z")).toBe("2026-10-12 closed-day");
  expect(leaves("2026-10-05T17:00:00Z", { ...london, workingDays: [1] })).toBe("2026-10-12 cut-off");
});

test("the cut-off is the warehouse's wall clock, summer and winter, and today is its own", () => {
  expect(leaves("2026-10-26T15:30:00Z")).toBe("2026-10-26 nothing");
  expect(leaves("2026-10-05T23:30:00Z", { ...london, timeZone: "Asia/Dhaka" })).toBe("2026-10-06 nothing");
  expect(leaves("2026-10-06T03:00:00Z", { ...london, timeZone: "America/Los_Angeles" })).toBe("2026-10-06 cut-off");
});

test("on the days when clocks change a skipped cut-off counts when the clocks have jumped, a repeated one the first time", () => {
  const allWeek = { ...london, workingDays: [1, 2, 3, 4, 5, 6, 7], cutOff: "01:30" };
  expect(leaves("2027-03-28T00:29:00Z", allWeek)).toBe("2027-03-28 nothing");
  expect(leaves("2027-03-28T01:30:00Z", allWeek)).toBe("2027-03-29 cut-off");
  expect(leaves("2026-10-25T00:29:00Z", allWeek)).toBe("2026-10-25 nothing");
  expect(leaves("2026-10-25T01:10:00Z", allWeek)).toBe("2026-10-26 cut-off");
});

test("a warehouse that never works never ships", () => {
  expect(nextDeparture({ ...london, workingDays: [] }, Temporal.Instant.from("2026-10-05T09:00:00Z"))).toBeNull();
});

test("a parcel always leaves on a working day, within a week and a day, and waiting never makes it leave sooner", () => {
  const moment = fc.integer({ min: 1_600_000_000, max: 2_000_000_000 });
  fc.assert(
    fc.property(
      moment,
      fc.nat(1_000_000),
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      fc.constantFrom("Europe/London", "America/Chicago", "Asia/Dhaka", "Pacific/Apia", "Australia/Lord_Howe"),
      (seconds, later, workingDays, timeZone) => {
        const calendar = { timeZone, cutOff: "14:30", workingDays };
        const at = (second: number) => nextDeparture(calendar, Temporal.Instant.fromEpochMilliseconds(second * 1000))!;
        expect(workingDays).toContain(at(seconds).date.dayOfWeek);
        expect(at(seconds).daysAhead).toBeLessThanOrEqual(7);
        expect(Temporal.PlainDate.compare(at(seconds).date, at(seconds + later).date)).toBeLessThanOrEqual(0);
      },
    ),
  );
});
