import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameValue } from "./is-same-value.ts";

/** The same with the names of each object the other way round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, turned(part)])
      .toReversed(),
  );
};

test("what comes back from the database is what was typed, whatever the order of its names", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => isSameValue(value, turned(value))));
});

test("an empty text says as much as none; another text, and steps in another order, are a change", () => {
  expect(isSameValue({ id: "first", subject: "" }, { id: "first" })).toBe(true);
  expect(isSameValue({ subject: "Yours" }, { subject: "Still yours" })).toBe(false);
  expect(isSameValue([{ id: "first" }, { id: "second" }], [{ id: "second" }, { id: "first" }])).toBe(false);
});
