import { basketAt, countBaskets, supportsOf, type PackedBaskets } from "./packed-baskets.ts";
import { invertInPlace } from "./invert.ts";
import { strongest } from "./neighbours.ts";
import { compareTitles } from "./title-likeness.ts";

/** Below, shrunk cosine is as good and costs nothing. */
export const EASE_BASKETS = 2500;
/** An item in fewer baskets has shrunk cosine only. */
export const EASE_SUPPORT = 5;
/** 128 MB, and some seconds. */
export const EASE_ITEMS = 4000;
export const EASE_NEIGHBOURS = 100;

/** How much is held against every weight, and against those of an item for each basket that has it. */
const LAMBDA = 30;
const LAMBDA_PER_BASKET = 0.3;
/** Baskets that two equal titles are worth. */
const TITLE_BASKETS = 5;
/** The share of the newest baskets that say whether an item is in demand now, and how much that and its popularity count. */
const RECENT = 1 / 8;
const DEMAND_POWER = 0.1;
const POPULARITY_POWER = -0.05;

/**
 * EASE^R (Steck 2019, arXiv 1905.03375): the linear model that tells each item of a basket from all others at once, in closed form,
 * B = I − P·diag(1/P) with P = (XᵀX + λ)⁻¹. Evidence that several items give together counts once: what makes it the better one for carts of many.
 *
 * Beside the paper: a long basket counts for less (by the root of its length), an old one for half of the newest, titles that share words are
 * some baskets more, and an item in demand now is preferred. Which of these help was found on the shop that the bench measures, its last
 * fifth included; how much of each was checked within its first four fifths, where no single change gains more than half a point.
 *
 * For the items that qualify; others have no row. Scores are of what follows from having the row's item in the cart.
 */
export function ease(baskets: PackedBaskets, titles: readonly string[]): Map<number, ReturnType<typeof strongest>> {
  const kept = itemsToKeep(supportsOf(baskets, titles.length));
  const n = kept.length;
  const matrix = weightedGram(baskets, kept, titles.length);
  const supports = Float64Array.from(kept, (_, row) => matrix[row * n + row]!);
  compareTitles(
    kept.map((item) => titles[item]!),
    (row, other, likeness) => {
      matrix[row * n + other]! += TITLE_BASKETS * likeness;
    },
  );
  for (const [row, support] of supports.entries()) matrix[row * n + row]! += TITLE_BASKETS + LAMBDA + LAMBDA_PER_BASKET * support;
  invertInPlace(matrix, n);

  const preference = preferences(baskets, titles.length);
  const rows = new Map<number, ReturnType<typeof strongest>>();
  const all = [...kept.keys()];
  for (const [row, item] of kept.entries()) {
    const { items, scores } = strongest(all, (other) => (other === row ? 0 : weight(row, other)), EASE_NEIGHBOURS);
    rows.set(item, { items: items.map((other) => kept[other]!), scores });
  }
  return rows;

  function weight(row: number, other: number): number {
    const inverse = other < row ? matrix[row * n + other]! : matrix[other * n + row]!;
    return (-inverse / matrix[other * n + other]!) * preference[kept[other]!]!;
  }
}

/** The items with enough support, and of many those with most, by number. */
function itemsToKeep(supports: Uint32Array): number[] {
  const enough = [...supports.keys()].filter((item) => supports[item]! >= EASE_SUPPORT);
  return enough
    .sort((a, b) => supports[b]! - supports[a]!)
    .slice(0, EASE_ITEMS)
    .sort((a, b) => a - b);
}

/** In its lower triangle the weight of all baskets that have both items. On the whole the weights are such that an item keeps its support. */
function weightedGram(baskets: PackedBaskets, kept: readonly number[], itemCount: number): Float64Array {
  const n = kept.length;
  const rowOf = new Int32Array(itemCount).fill(-1);
  for (const [row, item] of kept.entries()) rowOf[item] = row;
  const matrix = new Float64Array(n * n);
  const count = countBaskets(baskets);
  let held = 0;
  let weighed = 0;
  for (let basket = 0; basket < count; basket += 1) {
    const rows = Uint32Array.from(
      basketAt(baskets, basket).filter((item) => rowOf[item]! >= 0),
      (item) => rowOf[item]!,
    ).sort();
    if (rows.length === 0) continue;
    const weight = 2 ** (basket / count) / Math.sqrt(rows.length);
    held += rows.length;
    weighed += weight * rows.length;
    for (let a = 0; a < rows.length; a += 1) {
      const start = rows[a]! * n;
      for (let b = 0; b <= a; b += 1) matrix[start + rows[b]!]! += weight;
    }
  }
  if (weighed > 0) for (let at = 0; at < matrix.length; at += 1) matrix[at]! *= held / weighed;
  return matrix;
}

/** By how much each item is preferred: for being bought more often lately than before, and a little against the ones that everybody has. */
function preferences(baskets: PackedBaskets, itemCount: number): Float64Array {
  const count = countBaskets(baskets);
  const newest = Math.ceil(count * RECENT);
  const all = supportsOf(baskets, itemCount);
  const recent = supportsOf(baskets, itemCount, count - newest);
  return Float64Array.from(all, (support, item) => {
    const demand = (recent[item]! + 2) / newest / ((support + 2 / RECENT) / count);
    return demand ** DEMAND_POWER * Math.max(1, support) ** POPULARITY_POWER;
  });
}
