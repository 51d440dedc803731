import { UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { isSoundToken } from "./is-sound-token.ts";

const NOW = Date.parse("2026-11-26T03:00:00Z");
const inSeconds = (seconds: number) => NOW / 1000 + seconds;
const claims = { dest: "https://a-shop.myshopify.com", iss: "https://a-shop.myshopify.com/admin", sub: "7", exp: inSeconds(60) };
const isSound = (changed: Record<string, unknown>) => isSoundToken(new UnsecuredJWT({ ...claims, ...changed }).encode(), NOW);

test("a token as Shopify makes it is sound, also when the clocks differ or it has ended: that is another's to judge", () => {
  expect(isSound({})).toBe(true);
  expect(isSound({ exp: inSeconds(50 * 60) })).toBe(true);
  expect(isSound({ exp: inSeconds(-3600) })).toBe(true);
});

test.each([
  ["no end", { exp: undefined }],
  ["an end in two hours", { exp: inSeconds(7200) }],
  ["an end in the year 3000", { exp: Date.parse("3000-01-01T00:00:00Z") / 1000 }],
  ["an end that is no number", { exp: "soon" }],
  ["two shops", { iss: "https://b-shop.myshopify.com/admin" }],
  ["no sender", { iss: undefined }],
  ["a sender that is no admin", { iss: "https://a-shop.myshopify.com" }],
  ["no shop", { dest: undefined }],
  ["a shop that is a number", { dest: 5, iss: "5/admin" }],
  ["a shop without a protocol", { dest: "a-shop.myshopify.com", iss: "a-shop.myshopify.com/admin" }],
  ["somebody else's address", { dest: "https://evil.example", iss: "https://evil.example/admin" }],
  [
    "an address that only begins like a shop",
    { dest: "https://a.myshopify.com.evil.example", iss: "https://a.myshopify.com.evil.example/admin" },
  ],
  ["a shop with a port", { dest: "https://a-shop.myshopify.com:1", iss: "https://a-shop.myshopify.com:1/admin" }],
  ["nobody", { sub: undefined }],
  ["a person whose number is words", { sub: "\0 OR 1=1" }],
])("a token with %s is none", (_, changed) => {
  expect(isSound(changed)).toBe(false);
});

test.each(["", "abc", "a.b.c", `${"a".repeat(10_000)}.b.c`])("what is no token at all is none: %#", (token) => {
  expect(isSoundToken(token, NOW)).toBe(false);
});
