import { expect, test } from "vitest";
import { escapedWords } from "./escaped-words.ts";

const label = (text: string) => ({ text, where: "here" });
const flow = (...texts: string[]) => texts.map((text) => ({ text, where: "here", flow: true }));

test("a word outside of the brackets is found, and one within that a text was given", () => {
  expect(escapedWords([label("⟦Ŝéñţ⟧ to Leeds ⟦ñóŵ⟧")])).toEqual(["to Leeds (here)"]);
  expect(escapedWords(flow("⟦Ŝéñţ ", "ţó", " ñóŵ⟧", "Sent"))).toEqual(["Sent (here)"]);
  expect(escapedWords([label("⟦Ŝéñţ: to Leeds⟧")])).toEqual([": to Leeds (here)"]);
  expect(escapedWords([label("⟦⟦2 úñíţš⟧ óƒ⟧ 3 units")])).toEqual(["2 3 units (here)"]);
});

test("data is no word: what is marked, what is known, what Intl writes, and what has no two letters in a row", () => {
  const known = ["Leeds", "Royal Mail", "SKU-1", "Siân Brown"];
  expect(escapedWords([label("Royal Mail · Leeds, SKU-1"), label("⟦Áñšŵéŕ ţó Siân Brown⟧")], known)).toEqual([]);
  expect(
    escapedWords([{ ...label("Hallo Welt"), data: true }, label("Wed 25 Nov and 1 December, in 13 hr."), label("£3.40 · 5 x 7 →")]),
  ).toEqual([]);
  expect(escapedWords([label("Leeds ships it")], known)).toEqual(["ships it (here)"]);
});

test("a text that is cut off before its bracket closes is found", () => {
  expect(escapedWords([label("⟦Ṕáćķíñĝ šĺ…")])).toEqual(["⟦Ṕáćķíñĝ šĺ… opens ⟦ and is not closed (here)"]);
  expect(escapedWords(flow("⟦Ṕáćķíñĝ šĺ…", "ñóŵ"))).toEqual(["A text opens ⟦ and is not closed."]);
});
