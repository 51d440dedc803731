import { strongest } from "./neighbours.ts";

/** Orders in which two items were together before that is believed by half. Between 5 and 40 it hardly matters. */
const HALF_BELIEVED = 10;
export const COSINE_NEIGHBOURS = 50;

/** How alike two items are in whom they are bought with: 0 to 1. A pair that was seen a few times only counts for little. */
export function shrunkCosine(together: number, support: number, otherSupport: number): number {
  if (together === 0) return 0;
  return ((together / Math.sqrt(support * otherSupport)) * together) / (together + HALF_BELIEVED);
}

/** The most alike, of an item whose row of orders together is given. */
export function nearestByCosine(item: number, together: Uint32Array, supports: Uint32Array) {
  const support = supports[item]!;
  return strongest(
    Float64Array.from(together, (count, other) => shrunkCosine(count, support, supports[other]!)),
    COSINE_NEIGHBOURS,
  );
}
