import fc from "fast-check";
import { expect, test } from "vitest";
import { everySet } from "./find-cheapest-set.ts";
import { isCheaper } from "./set-pricer.ts";

test("every set of up to so many is tried once, smaller ones first and those of a size in order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 9 }), (n, most) => {
      const sets = [...everySet(n, most)].length;
      const seen = new Set<string>();
      let before: readonly number[] = [];
      for (const set of everySet(n, most)) {
        expect(set).toEqual([...new Set(set)].sort((a, b) => a - b));
        expect(set.length).toBeLessThanOrEqual(most);
        for (const site of set) expect(site >= 0 && site < n).toBe(true);
        if (before.length === set.length) expect(before.join() < set.join()).toBe(true);
        else expect(set.length).toBe(before.length + 1);
        before = set.slice();
        seen.add(before.join());
      }
      expect(seen.size).toBe(sets);
      expect(sets).toBe(Array.from({ length: Math.min(n, most) }, (_, index) => choose(n, index + 1)).reduce((a, b) => a + b));
    }),
  );
});

function choose(n: number, k: number): number {
  return Array.from({ length: k }, (_, index) => (n - index) / (index + 1)).reduce((a, b) => a * b);
}

test("costs that differ only in how they were added up are equal; a hundredth of a penny is not", () => {
  const cost = fc.integer({ min: 0, max: 100_000_000 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(fc.array(cost, { minLength: 1, maxLength: 12 }), (parts) => {
      const there = parts.reduce((a, b) => a + b, 0);
      const back = parts.reduceRight((a, b) => a + b, 0);
      expect(isCheaper(there, back) || isCheaper(back, there)).toBe(false);
      expect(isCheaper(there - 0.01, there)).toBe(true);
      expect(isCheaper(there, there - 0.01)).toBe(false);
    }),
  );
});

test("any cost is cheaper than none, and none is no cheaper than none", () => {
  expect(isCheaper(1e12, Infinity)).toBe(true);
  expect(isCheaper(Infinity, Infinity)).toBe(false);
  expect(isCheaper(Infinity, 5)).toBe(false);
});
