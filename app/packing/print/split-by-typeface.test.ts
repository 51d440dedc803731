import { expect, test } from "vitest";
import { splitByTypeface, type Typeface } from "./split-by-typeface.ts";

const typeface = (name: string, letters: RegExp): Typeface => ({
  name,
  data: () => new Uint8Array(),
  has: (grapheme) => Array.from(grapheme).every((letter) => letters.test(letter)),
  sets: (text) => !text.includes("ংং") && (name !== "bengali" || !text.includes("ঌ")),
});
const typefaces = [
  typeface("latin", /[a-zA-Z0-9 ().□]/),
  typeface("bengali", /[\p{Script=Bengali} ().]/u),
  typeface("han", /\p{Script=Han}/u),
  typeface("last resort", /\p{Script=Bengali}/u),
];
const split = (text: string) => splitByTypeface(text, typefaces).map((run) => [run.typeface, run.text]);

test("a word of one script stays whole, with the spaces between its words", () => {
  expect(split("অনন্যা রহমান")).toEqual([["bengali", "অনন্যা রহমান"]]);
});

test("each script is set in the typeface that has it; digits and Latin letters in the first", () => {
  expect(split("Flat 5 রহমান 12 山田")).toEqual([
    ["latin", "Flat 5 "],
    ["bengali", "রহমান "],
    ["latin", "12 "],
    ["han", "山田"],
  ]);
});

test("an emoji or a letter that no typeface has shows as one box, and nothing breaks", () => {
  expect(split("gift 🎁 for👩‍👧you")).toEqual([["latin", "gift □ for□you"]]);
  expect(split("x\u{12000}\ud800\u0007")).toEqual([["latin", "x□□"]]);
});

test("what nobody sees is not printed: direction marks, soft hyphens, control characters", () => {
  const everything = [typeface("all", /./su)];
  const text = "\u202eflat\u202c \u2066 5\u200f co\u00adop\ufeff\u200b\u0007 \u2069";
  expect(splitByTypeface(text, everything)).toEqual([{ typeface: "all", text: "flat  5 coop " }]);
  expect(split("\u200fFlat\u200e 5")).toEqual([["latin", "Flat 5"]]);
});

test("a word that its typeface cannot lay out is set letter by letter; the words beside it stay whole", () => {
  expect(split("রহমান কংং ঌ")).toEqual([
    ["bengali", "রহমান "],
    ["bengali", "ক"],
    ["bengali", "ং"],
    ["bengali", "ং"],
    ["latin", " "],
    ["last resort", "ঌ"],
  ]);
});
