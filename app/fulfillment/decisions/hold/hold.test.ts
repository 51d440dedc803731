import { expect, test } from "vitest";
import type { Actor } from "#app/platform/actor.ts";
import { saysNothingNew, withNote } from "./hold.ts";

const ada: Actor = { kind: "staff", id: "7", name: "Ada Byron" };
const ben: Actor = { kind: "staff", id: "8", name: "Ben Oduya" };
const standing = { reason: "OTHER", note: "Ask for the flat", by: ada } as const;

test("the notes of all who hold an order stand beside each other, each once and under its name", () => {
  expect(withNote(null, "Ask for the flat", ada)).toBe("Ask for the flat");
  const both = withNote("Ask for the flat", "Wait for Friday", ben);
  expect(both).toBe("Ask for the flat\nBen Oduya: Wait for Friday");
  expect(withNote(both, "Wait for Friday", ben)).toBe(both);
  expect(withNote(both, null, ben)).toBe(both);
});

test("who presses twice says nothing new; who has another reason, another note or another name does", () => {
  expect(saysNothingNew(standing, { reason: "OTHER", note: "Ask for the flat" }, ada)).toBe(true);
  expect(saysNothingNew(standing, { reason: "OTHER", note: null }, ada)).toBe(true);
  expect(saysNothingNew(standing, { reason: "OTHER", note: "Ask again" }, ada)).toBe(false);
  expect(saysNothingNew(standing, { reason: "INCORRECT_ADDRESS", note: null }, ada)).toBe(false);
  expect(saysNothingNew(standing, { reason: "OTHER", note: "Ask for the flat" }, ben)).toBe(false);
});
