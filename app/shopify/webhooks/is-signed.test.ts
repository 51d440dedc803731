import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSigned } from "./is-signed.ts";

const body = Buffer.from('{"id":1,"note":"পরিমাণ"}');
const signed = createHmac("sha256", "secret").update(body).digest("base64");

test("Shopify's signature over these bytes is taken", () => {
  expect(isSigned(body, signed, "secret")).toBe(true);
});

test.each([
  ["another secret", body, signed, "other"],
  ["another body", Buffer.from(`${body.toString()} `), signed, "secret"],
  ["half a signature", body, signed.slice(0, 20), "secret"],
  ["no signature", body, "", "secret"],
  ["something else", body, "päng", "secret"],
])("%s is refused", (_, bytes, signature, secret) => {
  expect(isSigned(bytes, signature, secret)).toBe(false);
});
