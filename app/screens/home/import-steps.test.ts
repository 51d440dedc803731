import { describe, expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { importRuns, progressOf, whyByPages, type ImportStepView } from "./import-steps.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });

const step: ImportStepView = {
  resource: "orders",
  state: "loading",
  loaded: 12_400,
  total: 25_900,
  startedAt: "2026-11-21T10:00:00.000Z",
  finishedAt: null,
  problem: null,
  byPages: null,
};

describe("progress of the import", () => {
  test("is said in numbers, with the time that is left at the pace so far", () => {
    expect(words(progressOf(step, "2026-11-21T10:00:37.000Z"))).toBe("12,400 of 25,900 · 40 s left");
  });

  test("does not guess before anything is loaded", () => {
    expect(words(progressOf({ ...step, loaded: 0 }, "2026-11-21T10:00:37.000Z"))).toBe("0 of 25,900");
  });

  test("names what stopped it", () => {
    expect(words(progressOf({ ...step, state: "failed", problem: verbatim("Shopify refused the file") }, step.startedAt ?? ""))).toBe(
      "Shopify refused the file",
    );
  });

  test("says why it is read page by page for as long as it is", () => {
    const byPages = verbatim("Shopify doesn't let Waybill export whole lists.");
    expect(whyByPages([step, { ...step, byPages }])).toEqual(byPages);
    expect(whyByPages([step, { ...step, byPages, state: "done" }])).toBeNull();
  });

  test("goes on while a step is not done, and ends with the last or with a failure", () => {
    expect(importRuns([{ ...step, state: "done" }, step])).toBe(true);
    expect(importRuns([{ ...step, state: "done" }])).toBe(false);
    expect(importRuns([{ ...step, state: "failed" }, step])).toBe(false);
    expect(importRuns([])).toBe(false);
  });
});
