import { expect, test } from "vitest";
import { isToBeTold } from "./is-to-be-told.ts";

const at = (seconds: number) => seconds * 1000;

test("Shopify is told what was said later than what it has, and differs", () => {
  expect(isToBeTold({ state: "unsubscribed", at: at(20) }, { state: "subscribed", at: at(10) })).toBe(true);
  expect(isToBeTold({ state: "subscribed", at: at(20) }, { state: "unsubscribed", at: at(10) })).toBe(true);
  expect(isToBeTold({ state: "unsubscribed", at: at(20) }, undefined)).toBe(true);
});

test("a late sync of what was said before subscribes nobody again, nor does it unsubscribe anybody", () => {
  expect(isToBeTold({ state: "subscribed", at: at(10) }, { state: "unsubscribed", at: at(20) })).toBe(false);
  expect(isToBeTold({ state: "unsubscribed", at: at(10) }, { state: "subscribed", at: at(20) })).toBe(false);
});

test("what Shopify says already is not said again, and nobody is made to have never been asked", () => {
  expect(isToBeTold({ state: "unsubscribed", at: at(20) }, { state: "unsubscribed", at: at(10) })).toBe(false);
  expect(isToBeTold({ state: "never", at: at(20) }, { state: "subscribed", at: at(10) })).toBe(false);
});

test("of two words of one second, no is no", () => {
  expect(isToBeTold({ state: "unsubscribed", at: at(10) + 100 }, { state: "subscribed", at: at(10) })).toBe(true);
  expect(isToBeTold({ state: "subscribed", at: at(10) + 900 }, { state: "unsubscribed", at: at(10) })).toBe(false);
});
