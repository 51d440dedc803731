import { expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { ageOf } from "./age-of.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });
const asOf = "2026-11-21T12:00:00.000Z";

test.each([
  ["2026-11-21T11:59:30.000Z", "just now"],
  ["2026-11-21T12:05:00.000Z", "just now"],
  ["2026-11-21T11:48:00.000Z", "12 min"],
  ["2026-11-21T09:01:00.000Z", "2 hr"],
  ["2026-11-20T11:00:00.000Z", "25 hr"],
  ["2026-11-18T12:00:00.000Z", "3 days"],
])("an exception opened at %s is said to be %s old", (since, said) => {
  expect(words(ageOf(since, asOf))).toBe(said);
});
