import { expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { promiseOf } from "./promise-of.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const promise = { date: "2026-12-03", verdict: "pending", brokenBy: null, deliveredOn: null };

test("a promise says its date until it is judged, then whether it was kept and who broke it", () => {
  const says = (more: Partial<Parameters<typeof promiseOf>[0]>) => words(promiseOf({ ...promise, ...more }).message);
  expect(says({})).toBe("There by Thu 3 Dec");
  expect(says({ verdict: "kept", deliveredOn: "2026-12-02" })).toBe("Kept: there on Wed 2 Dec");
  expect(says({ verdict: "broken", brokenBy: "warehouse" })).toBe("Not there by Thu 3 Dec: left late");
  expect(says({ verdict: "broken", brokenBy: "carrier" })).toBe("Not there by Thu 3 Dec: slow carrier");
  expect(says({ verdict: "broken", brokenBy: "plan" })).toBe("Not there by Thu 3 Dec: planned again");
});
