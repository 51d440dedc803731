import { expect, test } from "vitest";
import { relativeTime } from "./relative-time.ts";

const asOf = "2026-11-21T12:00:00.000Z";

test.each([
  ["2026-11-21T11:59:30.000Z", "1 min ago"],
  ["2026-11-21T12:00:30.000Z", "in 1 min"],
  ["2026-11-21T11:48:00.000Z", "12 min ago"],
  ["2026-11-21T15:59:00.000Z", "in 3 hr"],
  ["2026-11-20T11:00:00.000Z", "25 hr ago"],
  ["2026-11-18T12:00:00.000Z", "3 days ago"],
])("%s lies %s at noon", (moment, words) => {
  expect(relativeTime(moment, asOf, "en-GB")).toBe(words);
});

test("an hour is written as everywhere else, in American English too", () => {
  expect(relativeTime("2026-11-21T15:59:00.000Z", asOf, "en-US")).toBe("in 3 hr");
});

test("another language says it its own way", () => {
  expect(relativeTime("2026-11-18T12:00:00.000Z", asOf, "ru")).toBe("3 дн. назад");
});
