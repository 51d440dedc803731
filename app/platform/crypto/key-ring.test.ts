import { expect, test } from "vitest";
import { parseKeyRing } from "./key-ring.ts";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");

test("the first key encrypts and all decrypt", () => {
  const ring = parseKeyRing(`b:${key(2)},a:${key(1)}`);
  expect(ring.newest.id).toBe("b");
  expect([...ring.byId.keys()]).toEqual(["b", "a"]);
});

test.each([
  ["a key of another length", `a:${Buffer.alloc(16).toString("base64")}`],
  ["a key without a name", key(1)],
  ["two keys of one name", `a:${key(1)},a:${key(2)}`],
])("%s is refused, without being repeated", (_, text) => {
  expect(() => parseKeyRing(text)).toThrow(/ENCRYPTION_KEYS/);
  expect(() => parseKeyRing(text)).not.toThrow(new RegExp(key(1).slice(0, 12)));
});
