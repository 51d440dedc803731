import { basketAt, countBaskets, supportsOf, type PackedBaskets } from "./packed-baskets.ts";

/**
 * Counts, for one item after another, in how many baskets each other item is with it. Memory is that of the baskets and of one row, however
 * many pairs there are: nobody has to keep them.
 */
export function countTogether(baskets: PackedBaskets, itemCount: number): (item: number) => Uint32Array {
  const supports = supportsOf(baskets, itemCount);
  const starts = new Uint32Array(itemCount + 1);
  for (let item = 0; item < itemCount; item += 1) starts[item + 1] = starts[item]! + supports[item]!;
  const next = starts.slice();
  const holding = new Uint32Array(baskets.items.length);
  for (let basket = 0; basket < countBaskets(baskets); basket += 1)
    for (const item of basketAt(baskets, basket)) holding[next[item]!++] = basket;

  const row = new Uint32Array(itemCount);
  /** The row is the same array each time. */
  return (item) => {
    row.fill(0);
    for (let at = starts[item]!; at < starts[item + 1]!; at += 1) {
      const basket = holding[at]!;
      for (let inside = baskets.starts[basket]!; inside < baskets.starts[basket + 1]!; inside += 1) row[baskets.items[inside]!]! += 1;
    }
    row[item] = 0;
    return row;
  };
}
