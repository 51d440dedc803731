import fc from "fast-check";
import { expect, test } from "vitest";
import { parseKeyRing } from "./key-ring.ts";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");

test("the first key encrypts and all decrypt", () => {
  const ring = parseKeyRing(`b:${key(2)},a:${key(1)}`);
  expect(ring.newest.id).toBe("b");
  expect([...ring.byId.keys()]).toEqual(["b", "a"]);
});

test("whatever the keys are, each is read as it was written, with or without spaces around it", () => {
  const entry = fc.record({ id: fc.stringMatching(/^[\w-]{1,12}$/), bytes: fc.uint8Array({ minLength: 32, maxLength: 32 }) });
  const entries = fc.uniqueArray(entry, { minLength: 1, maxLength: 5, selector: ({ id }) => id });
  fc.assert(
    fc.property(entries, fc.constantFrom(",", " , ", ",\n"), (keys, separator) => {
      const ring = parseKeyRing(keys.map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString("base64")}`).join(separator));
      expect(ring.newest.id).toBe(keys[0]?.id);
      for (const { id, bytes } of keys) expect(ring.byId.get(id)).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each([
  ["a key of another length", `a:${Buffer.alloc(16).toString("base64")}`],
  ["a key without a name", key(1)],
  ["a name that is none", `a b:${key(1)}`],
  ["two keys of one name", `a:${key(1)},a:${key(2)}`],
  ["nothing", ""],
])("%s is refused, without being repeated", (_, text) => {
  expect(() => parseKeyRing(text)).toThrow(/ENCRYPTION_KEYS/);
  expect(() => parseKeyRing(text)).not.toThrow(new RegExp(key(1).slice(0, 12)));
});
