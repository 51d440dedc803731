import fc from "fast-check";
import { expect, test } from "vitest";
import { orderVisually } from "./order-visually.ts";

const seen = (line: string) => orderVisually(line).map(({ text }) => text);

test("text that is read from the left stays as it is", () => {
  expect(seen("Ada Lovelace, Лондон 12")).toEqual(["Ada Lovelace, Лондон 12"]);
  expect(seen("")).toEqual([]);
});

test("words that are read from the right are set from the right", () => {
  expect(seen("שלום עולם")).toEqual(["עולם", " ", "שלום"]);
});

test("numbers and Latin words inside keep their own direction, and brackets face the right way", () => {
  expect(seen("דירה 3")).toEqual(["3", " ", "דירה"]);
  expect(seen("Ada שלום עולם Byron")).toEqual(["Ada ", "עולם", " ", "שלום", " Byron"]);
  expect(seen("נר (גדול)")).toEqual([")גדול(", " ", "נר"]);
});

test("emoji stand where they are read, and a family or a flag stays one", () => {
  expect(seen("מאת Ada 🎂 ו")).toEqual(["ו", " ", "🎂", " ", "Ada", " ", "מאת"]);
  expect(seen("שלום 👨‍👩‍👧🇬🇧")).toEqual(["🇬🇧👨‍👩‍👧", " ", "שלום"]);
});

test("no letter is lost or added", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "1", " ", "ש", "م", "-", ".", "山") });
  fc.assert(
    fc.property(letters, (line) => {
      expect(Array.from(seen(line).join("")).sort()).toEqual(Array.from(line).sort());
    }),
  );
});
