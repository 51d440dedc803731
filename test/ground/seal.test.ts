import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const place = { shop: "one.myshopify.com", column: "session.accessToken" };

test("any text that is sealed for a place opens there", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => unseal(seal(text, place), place) === text));
});

test("a sealed text does not open for another shop, nor in another column", () => {
  const sealed = seal("shpat_secret", place);
  expect(() => unseal(sealed, { ...place, shop: "two.myshopify.com" })).toThrow();
  expect(() => unseal(sealed, { ...place, column: "session.refreshToken" })).toThrow();
});

test("a sealed text that was touched does not open", () => {
  const parts = seal("shpat_secret", place).split(".");
  for (const index of [2, 3, 4]) {
    const touched = [...parts];
    const part = touched[index] ?? "";
    touched[index] = (part.startsWith("A") ? "B" : "A") + part.slice(1);
    expect(() => unseal(touched.join("."), place)).toThrow();
  }
});

test("a tag cut short does not open", () => {
  const parts = seal("shpat_secret", place).split(".");
  parts[4] = (parts[4] ?? "").slice(0, 6);
  expect(() => unseal(parts.join("."), place)).toThrow();
});

test("the same text is never sealed the same way twice, and shows nothing of itself", () => {
  const [one, two] = [seal("shpat_secret", place), seal("shpat_secret", place)];
  expect(one).not.toBe(two);
  expect(one).not.toContain("shpat");
});

test("a text whose key is gone says which key that was, and not what it held", () => {
  const sealed = seal("shpat_secret", place).replace(".test.", ".older.");
  expect(() => unseal(sealed, place)).toThrow(/"older"/);
});
