import fc from "fast-check";
import { expect, test } from "vitest";
import { keyedShare, murmur3 } from "./keyed-share.ts";

/** Bytes as the text whose UTF-16 code units they are, low byte first. */
const textOf = (...bytes: number[]) =>
  Array.from({ length: bytes.length / 2 }, (_, pair) => String.fromCharCode(bytes[2 * pair]! | (bytes[2 * pair + 1]! << 8))).join("");

/** Made with SMHasher's own code: stackoverflow.com/a/31929528; the two of "test": Wikipedia, MurmurHash. */
test.each([
  [textOf(), 1, 0x514e28b7],
  [textOf(), 0xffffffff, 0x81f16f39],
  [textOf(0xff, 0xff, 0xff, 0xff), 0, 0x76293b50],
  [textOf(0x21, 0x43, 0x65, 0x87), 0, 0xf55b516b],
  [textOf(0x21, 0x43, 0x65, 0x87), 0x5082edee, 0x2362f9de],
  [textOf(0x21, 0x43), 0, 0xa0f7b07a],
  [textOf(0, 0), 0, 0x30f4c306],
  [textOf(0x74, 0x65, 0x73, 0x74), 0, 0xba6bd213],
  [textOf(0x74, 0x65, 0x73, 0x74), 0x9747b28c, 0x704b81dc],
])("the hash is MurmurHash3: %j with seed %i", (text, seed, hash) => {
  expect(murmur3(text, seed)).toBe(hash);
});

test("a share is in [0, 1) and the same each time it is asked", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.array(fc.oneof(fc.string(), fc.nat()), { maxLength: 3 }), (purpose, seed, keys) => {
      const share = keyedShare(purpose, seed, ...keys);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThan(1);
      expect(keyedShare(purpose, seed, ...keys)).toBe(share);
    }),
  );
});

test("shares of counted-up keys are spread evenly, and two purposes know nothing of each other", () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `buyer-${index}`);
  const cells = new Map<string, number>();
  for (const key of keys) {
    const cell = `${Math.floor(5 * keyedShare("one", "shop", key))} ${Math.floor(5 * keyedShare("other", "shop", key))}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  // Chi-square of 24 degrees of freedom: beyond 51.2 once in a thousand.
  const expected = keys.length / 25;
  const chiSquare = [...cells.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(cells.size).toBe(25);
  expect(chiSquare).toBeLessThan(51.2);
});

test("where one key ends and the next begins matters", () => {
  expect(keyedShare("choice", "shop", "ab", "c")).not.toBe(keyedShare("choice", "shop", "a", "bc"));
});
