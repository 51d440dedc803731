import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicated, freshId, moved, put, without } from "./edit-blocks.ts";

const someBlocks = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 12 })
  .map((numbers) => numbers.map((number) => ({ id: `b${String(number)}`, words: [{ text: `said ${String(number)}` }] })));
const withPlace = someBlocks.chain((blocks) => fc.tuple(fc.constant(blocks), fc.nat({ max: blocks.length - 1 })));

test("a block that was removed and is brought back stands where it stood, as it was", () => {
  fc.assert(
    fc.property(withPlace, ([blocks, at]) => {
      expect(put(without(blocks, at), at, blocks[at]!)).toEqual(blocks);
    }),
  );
});

test("moving loses no block, up undoes down, and at an edge nothing happens", () => {
  fc.assert(
    fc.property(withPlace, ([blocks, at]) => {
      expect(moved(blocks, at, 1).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
        blocks.toSorted((a, b) => a.id.localeCompare(b.id)),
      );
      if (at < blocks.length - 1) expect(moved(moved(blocks, at, 1), at + 1, -1)).toEqual(blocks);
      expect(moved(blocks, 0, -1)).toEqual(blocks);
      expect(moved(blocks, blocks.length - 1, 1)).toEqual(blocks);
    }),
  );
});

test("a duplicate says the same, is another block, and changing it changes nothing of the first", () => {
  fc.assert(
    fc.property(withPlace, ([blocks, at]) => {
      const twice = duplicated(blocks, at, freshId(blocks));
      expect(new Set(twice.map(({ id }) => id)).size).toBe(blocks.length + 1);
      expect(twice[at + 1]?.words).toEqual(blocks[at]?.words);
      twice[at + 1]!.words[0]!.text = "changed";
      expect(twice[at]).toEqual(blocks[at]);
    }),
  );
});
