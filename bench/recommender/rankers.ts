import type { Model } from "../../app/offers/recommender/build-model.ts";
import { scoreCart } from "../../app/offers/recommender/score-cart.ts";
import { countTogether } from "../../app/offers/recommender/together.ts";
import type { Split } from "./split.ts";

/** Adds to the scores of all items what the visible ones say. */
export type Ranker = (visible: readonly number[], scores: Float64Array) => void;

/** What the app serves: the very tables that a nightly build stores, scored by the very function that a cart is. */
export function served(model: Model): Ranker {
  return (visible, scores) => {
    const cart = visible.map((item) => ({ item, cosine: model.cosine[item]!, ease: model.ease?.[item] }));
    for (const [item, score] of scoreCart(cart)) scores[item] = score;
  };
}

/** Pairs that were together less often say nothing of a lift. */
const LIFT_ORDERS = 3;

/** The methods that it is compared with, of the same baskets: sums over the whole row of each visible item. */
export function baselines({ training, supports }: Split): Record<"popularity" | "lift" | "cosine", Ranker> {
  const items = supports.length;
  const together = countTogether(training, items);
  const counts = new Uint32Array(items * items);
  for (let item = 0; item < items; item += 1) counts.set(together(item).counts, item * items);

  const overPairs =
    (score: (count: number, support: number, other: number) => number): Ranker =>
    (visible, scores) => {
      for (const item of visible) {
        for (let other = 0; other < items; other += 1) {
          const count = counts[item * items + other]!;
          if (count > 0) scores[other]! += score(count, supports[item]!, supports[other]!);
        }
      }
    };
  return {
    popularity: (_, scores) => scores.set(supports),
    lift: overPairs((count, support, other) => (count < LIFT_ORDERS ? 0 : count / (support * other))),
    cosine: overPairs((count, support, other) => count / Math.sqrt(support * other)),
  };
}
