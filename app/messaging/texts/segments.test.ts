import fc from "fast-check";
import { expect, test } from "vitest";
import { costOfText, segmentsOf } from "./segments.ts";

test.each<[string, string, string, number, number]>([
  ["an empty text", "", "GSM-7", 0, 0],
  ["160 plain characters", "a".repeat(160), "GSM-7", 1, 160],
  ["161 plain characters", "a".repeat(161), "GSM-7", 2, 8],
  ["306 plain characters", "a".repeat(306), "GSM-7", 2, 153],
  ["307 plain characters", "a".repeat(307), "GSM-7", 3, 1],
  ["80 euro signs, two places each", "€".repeat(80), "GSM-7", 1, 160],
  ["umlauts and accents of GSM", "Grüße, à bientôt".replace("ô", "o"), "GSM-7", 1, 16],
  ["a curly quote", `It’s ${"a".repeat(66)}`, "UCS-2", 2, 4],
  ["70 characters with an emoji, which takes two", `${"a".repeat(68)}🛒`, "UCS-2", 1, 70],
  ["71 characters with an emoji", `${"a".repeat(69)}🛒`, "UCS-2", 2, 4],
  ["Arabic", "س".repeat(71), "UCS-2", 2, 4],
])("%s", (_, text, encoding, count, lastTakes) => {
  expect(segmentsOf(text)).toMatchObject({ encoding, count, lastTakes });
});

test("a sign of two places is never cut: it goes into the next segment whole", () => {
  expect(segmentsOf(`${"a".repeat(152)}€${"b".repeat(152)}`)).toMatchObject({ count: 3, lastTakes: 1 });
  expect(segmentsOf(`${"é".repeat(10)}${"漢".repeat(56)}🛒🛒🛒`)).toMatchObject({ encoding: "UCS-2", count: 2 });
});

test("whoever writes a text is told which signs double its price", () => {
  expect(segmentsOf("“Sale” today – 20 % off 🛒🛒").outside).toEqual(["“", "”", "–", "🛒"]);
});

test("segments hold what is written, and one fewer would not", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 700 }), (text) => {
      const { count, encoding, lastTakes, lastHolds } = segmentsOf(text);
      const places =
        encoding === "UCS-2" ? text.length : Array.from(text).reduce((sum, one) => sum + ("\f^{}\\[~]|€".includes(one) ? 2 : 1), 0);
      const holds = encoding === "UCS-2" ? 67 : 153;
      expect(lastTakes).toBeLessThanOrEqual(lastHolds);
      if (count <= 1) expect(places).toBe(lastTakes);
      else {
        expect(places).toBeGreaterThan((count - 1) * (holds - 1));
        expect(places).toBeLessThanOrEqual((count - 1) * holds + lastTakes);
      }
    }),
  );
});

test("a text costs its segments", () => {
  expect(costOfText("a".repeat(161), { micros: 7_900, currency: "USD" })).toBe(15_800);
});
