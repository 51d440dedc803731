import { expect, test } from "vitest";
import { isAdminAddress } from "./is-admin-address.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each(["admin.shopify.com/store/a", "a.myshopify.com/admin"])("Shopify's admin is at %s", (address) => {
  expect(isAdminAddress(base64(address))).toBe(true);
  expect(isAdminAddress(Buffer.from(address).toString("base64url"))).toBe(true);
});

test.each([
  ["nothing", ""],
  ["no base64", "admin.shopify.com/store/a"],
  ["bytes that are no address", base64("\0\0 [")],
  ["a port that is none", base64("a.myshopify.com:port")],
  ["somebody else's address", base64("shopify.com.evil.example")],
  ["far too much", base64(`admin.shopify.com/store/${"a".repeat(10_000)}`)],
])("%s is no address of it", (_, host) => {
  expect(isAdminAddress(host)).toBe(false);
});
