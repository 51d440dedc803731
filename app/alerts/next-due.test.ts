import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { nextDue } from "./next-due.ts";

const at = Temporal.Instant.from("2026-11-27T09:30:20Z");
const due = (given: Partial<Parameters<typeof nextDue>[0]> = {}) =>
  nextDue({ rhythm: "at_once", at, toldAt: null, timeZone: "Europe/London", ...given }).toString();

test("at once is after a minute, in which what comes together is gathered", () => {
  expect(due()).toBe("2026-11-27T09:31:20Z");
});

test("a cause that was told a moment ago is told again after a quarter of an hour, and not with each that comes", () => {
  expect(due({ toldAt: at.subtract({ minutes: 5 }) })).toBe("2026-11-27T09:40:20Z");
  expect(due({ toldAt: at.subtract({ hours: 3 }) })).toBe("2026-11-27T09:31:20Z");
});

test("an hourly digest leaves at the full hour, also where a zone is half an hour off", () => {
  expect(due({ rhythm: "hourly" })).toBe("2026-11-27T10:00:00Z");
  expect(due({ rhythm: "hourly", timeZone: "Asia/Kolkata" })).toBe("2026-11-27T09:30:00Z".replace("09:30", "10:30"));
});

test("a daily digest leaves at eight on the shop's own clock, whatever the season", () => {
  expect(due({ rhythm: "daily" })).toBe("2026-11-28T08:00:00Z");
  expect(due({ rhythm: "daily", timeZone: "America/Los_Angeles" })).toBe("2026-11-27T16:00:00Z");
  expect(due({ rhythm: "daily", at: Temporal.Instant.from("2026-07-01T06:59:00Z") })).toBe("2026-07-01T07:00:00Z");
});
