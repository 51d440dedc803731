import { describe, expect, test } from "vitest";
import { formatDay } from "./format-day.ts";

describe("a day that a buyer is promised", () => {
  test.each([
    ["en", "en", "GB", "Tuesday, 1 December 2026"],
    ["en", "en", "IE", "Tuesday 1 December 2026"],
    ["en", "en", "US", "Tuesday, December 1, 2026"],
    ["en", "en-US", "GB", "Tuesday, December 1, 2026"],
    ["en", "en", undefined, "Tuesday, December 1, 2026"],
    ["de", "de-AT", undefined, "Dienstag, 1. Dezember 2026"],
    ["fr", "fr", "CA", "mardi 1 décembre 2026"],
  ])("is written in %s for who reads %s in %s: %s", (ours, language, country, day) => {
    expect(formatDay(() => ours, { language, country }, "2026-12-01")).toBe(day);
  });

  test("is written as it is written where he is", () => {
    expect(formatDay(() => "de", { language: "de", country: "AT" }, "2026-01-02")).toBe("Freitag, 2. Jänner 2026");
  });

  test("is in the language of the words around it where we don't speak his", () => {
    expect(formatDay(() => "en", { language: "es-ES", country: "ES" }, "2026-12-01")).toBe("Tuesday, 1 December 2026");
  });
});
