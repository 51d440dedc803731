import { basketAt, countBaskets, supportsOf, type PackedBaskets } from "./packed-baskets.ts";

/** In how many baskets each item is with the one that was asked for, by its number; and the items of which that is more than none, in their order. */
export type Together = { counts: Uint32Array; others: Uint32Array };

/**
 * Counts, for one item after another, in how many baskets each other item is with it. Memory is that of the baskets and of one row, however
 * many pairs there are: nobody has to keep them.
 */
export function countTogether(baskets: PackedBaskets, itemCount: number): (item: number) => Together {
  const { starts, holding } = findHolding(baskets, itemCount);
  const counts = new Uint32Array(itemCount);
  const met = new Uint32Array(itemCount);
  let others = met.subarray(0, 0);
  /** What is answered is overwritten by the next answer. */
  return (item) => {
    for (const other of others) counts[other] = 0;
    let found = 0;
    for (let at = starts[item]!; at < starts[item + 1]!; at += 1) {
      const basket = holding[at]!;
      for (let inside = baskets.starts[basket]!; inside < baskets.starts[basket + 1]!; inside += 1) {
        const other = baskets.items[inside]!;
        if (other === item) continue;
        if (counts[other] === 0) met[found++] = other;
        counts[other]! += 1;
      }
    }
    others = met.subarray(0, found).sort();
    return { counts, others };
  };
}

/** The baskets that hold an item: `holding` from `starts[item]` to `starts[item + 1]`. */
function findHolding(baskets: PackedBaskets, itemCount: number): { starts: Uint32Array; holding: Uint32Array } {
  const supports = supportsOf(baskets, itemCount);
  const starts = new Uint32Array(itemCount + 1);
  for (let item = 0; item < itemCount; item += 1) starts[item + 1] = starts[item]! + supports[item]!;
  const next = starts.slice();
  const holding = new Uint32Array(baskets.items.length);
  for (let basket = 0; basket < countBaskets(baskets); basket += 1)
    for (const item of basketAt(baskets, basket)) holding[next[item]!++] = basket;
  return { starts, holding };
}
