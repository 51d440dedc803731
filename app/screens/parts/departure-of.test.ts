import { expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { departureOf } from "./departure-of.ts";

const words = wordsFor({ language: "en", timeZone: "America/Los_Angeles", locale: "en-GB" });

test.each([
  ["2026-11-21", "Leaves today"],
  ["2026-11-22", "Leaves tomorrow"],
  ["2026-11-20", "1 day late"],
  ["2026-11-11", "10 days late"],
  ["2026-11-24", "Leaves Tue 24 Nov"],
])("on 21 November a parcel due on %s reads %s, wherever it is read", (leavesOn, said) => {
  expect(words(departureOf(leavesOn, "2026-11-21")).replace(",", "")).toBe(said);
});
