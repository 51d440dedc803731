import { expect, test } from "vitest";
import { departureInWords } from "./departure-in-words.ts";

test.each([
  ["2026-11-21", "Leaves today"],
  ["2026-11-22", "Leaves tomorrow"],
  ["2026-11-20", "1 day late"],
  ["2026-11-11", "10 days late"],
  ["2026-11-24", "Leaves Tue 24 Nov"],
])("on 21 November a parcel due on %s reads %s", (leavesOn, words) => {
  expect(departureInWords(leavesOn, "2026-11-21", "en-GB").replace(",", "")).toBe(words);
});
