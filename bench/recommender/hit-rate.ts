import type { Ranker } from "./rankers.ts";
import type { Task } from "./split.ts";

const TOP = 10;

/**
 * Of the tasks, the share whose hidden item is among the ten that are ranked first of the whole catalogue, without what is visible. Among equal
 * scores, and the items without one, the more popular comes first: nothing is won by a tie.
 */
export function hitRate(tasks: readonly Task[], rank: Ranker, supports: Uint32Array): number {
  const scores = new Float64Array(supports.length);
  let hits = 0;
  for (const { hidden, visible } of tasks) {
    scores.fill(0);
    rank(visible, scores);
    for (const item of visible) scores[item] = -Infinity;
    const score = scores[hidden]!;
    let before = 0;
    for (let item = 0; item < scores.length && before < TOP; item += 1) {
      if (scores[item]! > score) before += 1;
      else if (scores[item] === score && item !== hidden && isBefore(item, hidden, supports)) before += 1;
    }
    if (before < TOP) hits += 1;
  }
  return hits / tasks.length;
}

function isBefore(item: number, other: number, supports: Uint32Array): boolean {
  return supports[item]! > supports[other]! || (supports[item] === supports[other] && item < other);
}
