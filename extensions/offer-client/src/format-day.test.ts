import { describe, expect, test } from "vitest";
import { formatDay } from "./format-day.ts";

/** Words of ours in this language, and days as Shopify writes them for that buyer. */
const page = (ours: string, buyers: string) => ({
  translate: () => ours,
  formatDate: (date: Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(buyers, options).format(date),
});

describe("a day that a buyer is promised", () => {
  test("is written as it is written where he is", () => {
    expect(formatDay(page("en", "en-US"), "en-US", "2026-12-01")).toBe("Tuesday, December 1, 2026");
    expect(formatDay(page("de", "de-AT"), "de-AT", "2026-01-02")).toBe("Freitag, 2. Jänner 2026");
  });

  test("is in the language of the words around it where we don't speak his", () => {
    expect(formatDay(page("en", "es-ES"), "es-ES", "2026-12-01")).toBe("Tuesday, December 1, 2026");
  });
});
