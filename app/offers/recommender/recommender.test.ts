import fc from "fast-check";
import { expect, test } from "vitest";
import { buildModel } from "./build-model.ts";
import { EASE_BASKETS } from "./ease.ts";
import { strongest, timesByChance } from "./neighbours.ts";
import { basketAt, packBaskets, supportsOf } from "./packed-baskets.ts";
import { LONG_CART, methodFor, scoreCart } from "./score-cart.ts";
import { shrunkCosine } from "./shrunk-cosine.ts";
import { compareTitles } from "./title-likeness.ts";
import { countTogether } from "./together.ts";

const ITEMS = 8;
const basket = fc.array(fc.nat({ max: ITEMS - 1 }), { maxLength: 6 });
const shop = fc.array(basket, { maxLength: 30 });

function countsOf(baskets: readonly number[][]): number[][] {
  const together = countTogether(packBaskets(baskets), ITEMS);
  return Array.from({ length: ITEMS }, (_, item) => [...together(item).counts]);
}

test("two items are together in as many baskets as hold both, whichever is asked", () => {
  fc.assert(
    fc.property(shop, (baskets) => {
      const counts = countsOf(baskets);
      for (let item = 0; item < ITEMS; item += 1)
        for (let other = 0; other < ITEMS; other += 1) {
          const both = item === other ? 0 : baskets.filter((some) => some.includes(item) && some.includes(other)).length;
          expect(counts[item]![other]).toBe(both);
          expect(counts[other]![item]).toBe(both);
        }
    }),
  );
});

test("a basket that is taken back is as if it had never been", () => {
  fc.assert(
    fc.property(shop, basket, fc.nat(), (baskets, added, place) => {
      const at = place % (baskets.length + 1);
      const more = baskets.toSpliced(at, 0, added);
      expect(countsOf(more.toSpliced(at, 1))).toEqual(countsOf(baskets));
      const distinct = new Set(added);
      const before = supportsOf(packBaskets(baskets), ITEMS);
      const after = supportsOf(packBaskets(more), ITEMS);
      for (let item = 0; item < ITEMS; item += 1) expect(after[item]! - before[item]!).toBe(distinct.has(item) ? 1 : 0);
    }),
  );
});

test("baskets come out as they were packed, each item once", () => {
  fc.assert(
    fc.property(shop, (baskets) => {
      const packed = packBaskets(baskets);
      for (const [index, some] of baskets.entries()) expect([...basketAt(packed, index)]).toEqual([...new Set(some)]);
    }),
  );
});

test("the strongest are those that sorting the whole row would give", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (row, most) => {
      const sorted = [...row.keys()].filter((item) => row[item] !== 0).sort((a, b) => Math.abs(row[b]!) - Math.abs(row[a]!) || a - b);
      const found = strongest([...row.keys()], (item) => row[item]!, most);
      expect([...found.items]).toEqual(sorted.slice(0, most));
      expect([...found.scores]).toEqual(sorted.slice(0, most).map((item) => row[item]));
    }),
  );
});

test("a pair counts for more with each order, never for more than a whole, and a rare one for little", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (support, other) => {
      const most = Math.min(support, other);
      for (let together = 1; together <= Math.min(most, 20); together += 1)
        expect(shrunkCosine(together, support, other)).toBeGreaterThan(shrunkCosine(together - 1, support, other));
      expect(shrunkCosine(most, support, other)).toBeLessThan(1);
    }),
  );
  expect(shrunkCosine(1, 1, 1)).toBeLessThan(shrunkCosine(40, 100, 100));
});

test("bought together as often as chance would have it is once", () => {
  expect(timesByChance(10, 100, 100, 1000)).toBe(1);
  expect(timesByChance(40, 100, 100, 1000)).toBe(4);
});

test("titles that share a rare word are more alike than those that share a common one", () => {
  const titles = [
    "Regency cup",
    "Regency saucer",
    "Tin cup",
    "Glass cup",
    ...Array.from({ length: 20 }, (_, index) => `Thing ${"abcdefghijklmnopqrst"[index]}${index}`),
  ];
  const likeness = new Map<string, number>();
  compareTitles(titles, (item, other, more) => likeness.set(`${item},${other}`, (likeness.get(`${item},${other}`) ?? 0) + more));
  expect(likeness.get("1,0")).toBeGreaterThan(likeness.get("2,0")!);
  expect(likeness.get("3,1")).toBeUndefined();
  for (const value of likeness.values()) expect(value).toBeLessThanOrEqual(1 + 1e-9);
});

/** A shop in which item 2k and 2k + 1 are bought together, with a third at random, in so many baskets. */
function plantedShop(count: number, pairs = 10) {
  const baskets = Array.from({ length: count }, (_, index) => {
    const pair = (index * 7) % pairs;
    return [2 * pair, 2 * pair + 1, (Math.floor(index / pairs) * 7) % (2 * pairs)];
  });
  return { baskets: packBaskets(baskets), titles: Array.from({ length: 2 * pairs }, (_, item) => `Item ${item}`) };
}

test.each([100, EASE_BASKETS])("what was planted together is found, of %i baskets", (count) => {
  const { baskets, titles } = plantedShop(count);
  const model = buildModel(baskets, titles);
  for (const [item, { items, orders }] of model.cosine.entries()) {
    expect(items[0]).toBe(item % 2 === 0 ? item + 1 : item - 1);
    expect(orders[0]).toBeGreaterThanOrEqual(count / 10);
    const weighed = model.ease?.[item];
    if (weighed) expect(weighed.items[0]).toBe(item % 2 === 0 ? item + 1 : item - 1);
  }
  expect(model.ease !== null).toBe(count >= EASE_BASKETS);
});

test("a short cart is answered by shrunk cosine, a long one by EASE where the shop has it, and never with what is in it", () => {
  const few = buildModel(...(Object.values(plantedShop(100)) as Parameters<typeof buildModel>));
  const many = buildModel(...(Object.values(plantedShop(EASE_BASKETS)) as Parameters<typeof buildModel>));
  const cartOf = (model: typeof few, items: number[]) =>
    items.map((item) => ({ item, cosine: model.cosine[item]!, ease: model.ease?.[item] }));
  const long = Array.from({ length: LONG_CART }, (_, index) => 2 * index);
  expect(methodFor(cartOf(few, long))).toBe("cosine");
  expect(methodFor(cartOf(many, long))).toBe("ease");
  expect(methodFor(cartOf(many, long.slice(1)))).toBe("cosine");
  for (const model of [few, many]) {
    const scores = scoreCart(cartOf(model, long));
    for (const item of long) expect(scores.has(item)).toBe(false);
    const best = [...scores].sort(([, a], [, b]) => b - a).slice(0, LONG_CART);
    expect(new Set(best.map(([item]) => item))).toEqual(new Set(long.map((item) => item + 1)));
  }
});
