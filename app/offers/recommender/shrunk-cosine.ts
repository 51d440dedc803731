import { strongest } from "./neighbours.ts";
import type { Together } from "./together.ts";

/** Orders in which two items were together before that is believed by half. Between 5 and 40 it hardly matters. */
const HALF_BELIEVED = 10;
export const COSINE_NEIGHBOURS = 50;

/** How alike two items are in whom they are bought with: 0 to 1. A pair that was seen a few times only counts for little. */
export function shrunkCosine(together: number, support: number, otherSupport: number): number {
  if (together === 0) return 0;
  return ((together / Math.sqrt(support * otherSupport)) * together) / (together + HALF_BELIEVED);
}

/** The most alike of what an item was together with. */
export function nearestByCosine(item: number, { counts, others }: Together, supports: Uint32Array) {
  return strongest(others, (other) => shrunkCosine(counts[other]!, supports[item]!, supports[other]!), COSINE_NEIGHBOURS);
}
