import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText } from "./cut-text.ts";

test("what fits stays as it is", () => {
  expect(cutText("Zoë 🦊", 6)).toBe("Zoë 🦊");
  expect(cutText("", 0)).toBe("");
});

test.each([
  ["a fox", "ab🦊", 3, "ab"],
  ["an accent of its own", "abe\u0301", 3, "ab"],
  ["a family", "a👨‍👩‍👧", 6, "a"],
])("%s is kept whole or left out", (_, text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});

test("a text is as long as asked at most, begins as it did, and is still well-formed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.nat(20), (text, most) => {
      const cut = cutText(text, most);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(text.isWellFormed() || cut.isWellFormed());
    }),
  );
});
