import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapEachLine, wrapText } from "./wrap-text.ts";

/** Every letter is one wide. */
const wrap = (text: string, width: number, maxLines: number) => wrapText(text, width, maxLines, (line) => line.length);

test("lines break at spaces, inside a word only when it is too wide, and what does not fit ends in an ellipsis", () => {
  expect(wrap("white hanging heart", 13, 3)).toEqual(["white hanging", "heart"]);
  expect(wrap("abcdefghij k", 4, 9)).toEqual(["abcd", "efgh", "ij k"]);
  expect(wrap("one two three four", 5, 2)).toEqual(["one", "two…"]);
  expect(wrap("  ", 5, 2)).toEqual([]);
});

test("each property stands in a line of its own, wrapped where it is too wide", () => {
  const wrapEach = (text: string, width: number, maxLines: number) => wrapEachLine(text, width, maxLines, (line) => line.length);
  expect(wrapEach("Engraving: For ever\nFont: Serif", 12, 9)).toEqual(["Engraving:", "For ever", "Font: Serif"]);
  expect(wrapEach("Engraving: For ever\nFont: Serif", 12, 2)).toEqual(["Engraving:", "For ever…"]);
  expect(wrapEach("\nRing twice.\r\n\r\n \nThank you!\rAda\n", 20, 9)).toEqual(["Ring twice.", "", "Thank you!", "Ada"]);
  expect(wrapText("Engraving\nFont", 20, 9, (line) => line.length)).toEqual(["Engraving Font"]);
});

test("no line is wider than its place, and no letter is lost while there is room", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "山") }), fc.integer({ min: 2, max: 12 }), (text, width) => {
      const lines = wrap(text, width, 1000);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});
