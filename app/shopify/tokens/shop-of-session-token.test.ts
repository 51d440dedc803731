import { UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { sessionTokenOf, shopOfSessionToken } from "./shop-of-session-token.ts";

const token = (claims: Record<string, unknown>) => new UnsecuredJWT(claims).encode();
const bearing = (value: string) => new Request("https://waybill.test/app", { headers: { authorization: `Bearer ${value}` } });
const ours = token({ dest: "https://a.myshopify.com" });

test("a request brings its token in its header, or in its address when a page is opened", () => {
  expect(sessionTokenOf(bearing("abc"))).toBe("abc");
  expect(sessionTokenOf(new Request("https://waybill.test/app", { headers: { authorization: "bearer abc" } }))).toBe("abc");
  expect(sessionTokenOf(new Request("https://waybill.test/app?id_token=abc"))).toBe("abc");
  expect(sessionTokenOf(new Request("https://waybill.test/app"))).toBeUndefined();
});

test("the token says which shop's line to stand in", () => {
  expect(shopOfSessionToken(bearing(ours))).toBe("a.myshopify.com");
  expect(shopOfSessionToken(new Request(`https://waybill.test/app?id_token=${ours}`))).toBe("a.myshopify.com");
});

test.each([
  ["nothing", undefined],
  ["an empty token", ""],
  ["no token at all", "abc"],
  ["half a token", ours.slice(0, 12)],
  ["a token of no shop", token({})],
  ["a shop that is a number", token({ dest: 5 })],
  ["a shop that is no address", token({ dest: "a.myshopify.com" })],
])("a request with %s stands in nobody's line, and is not an error", (_, value) => {
  expect(shopOfSessionToken(value === undefined ? new Request("https://waybill.test/app") : bearing(value))).toBeUndefined();
});
