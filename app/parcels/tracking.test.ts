import { expect, test } from "vitest";
import { isToTell } from "./tracking.ts";

const told = { carrier: "Royal Mail", numbers: ["A"], urls: ["https://example.com/A"] };

test("Shopify is told of another number, carrier or page, and of nothing that we don't know", () => {
  expect(isToTell(told, told)).toBe(false);
  expect(isToTell({ ...told, urls: [] }, told)).toBe(false);
  expect(isToTell({ carrier: null, numbers: [], urls: [] }, told)).toBe(false);
  expect(isToTell({ carrier: "Evri", numbers: [], urls: [] }, told)).toBe(false);
  expect(isToTell({ ...told, numbers: ["B"] }, told)).toBe(true);
  expect(isToTell({ ...told, numbers: ["A", "B"] }, told)).toBe(true);
  expect(isToTell({ ...told, carrier: "Evri" }, told)).toBe(true);
});

test("Shopify is told of another carrier also where neither knows a number", () => {
  const untracked = { carrier: "Royal Mail", numbers: [], urls: [] };
  expect(isToTell(untracked, untracked)).toBe(false);
  expect(isToTell({ ...untracked, carrier: null }, untracked)).toBe(false);
  expect(isToTell({ ...untracked, carrier: "Evri" }, untracked)).toBe(true);
});
