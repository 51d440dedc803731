import { expect, test } from "vitest";
import { languageOf, readerFor } from "./languages.ts";

test("people get the best language that there is, and English when there is none", () => {
  expect(languageOf("en-US")).toBe("en");
  expect(languageOf("fr-FR, fr;q=0.9, en;q=0.5")).toBe("en");
  expect(languageOf("en-xa")).toBe("en-XA");
  expect(languageOf("en;q=0.3, en-XA;q=0.8")).toBe("en-XA");
  expect(languageOf("en-XA;q=0, en")).toBe("en");
  for (const odd of [null, undefined, "", "*", ";;q=,", "english please", "en-u-nu-arab"]) expect(languageOf(odd)).toBe("en");
});

test("a language without texts is not offered, however much it is wanted", () => {
  expect(languageOf("ru, en;q=0.1")).toBe("en");
});

test("numbers and dates are written as in the reader's country", () => {
  expect(readerFor("en-US", "UTC")).toEqual({ language: "en", timeZone: "UTC", locale: "en-US" });
  expect(readerFor("en", "UTC").locale).toBe("en");
  expect(readerFor(null, "UTC").locale).toBe("en-GB");
  expect(readerFor("fr-FR", "UTC")).toEqual({ language: "en", timeZone: "UTC", locale: "en" });
  expect(readerFor("en-XA", "UTC").locale).toBe("en");
});
