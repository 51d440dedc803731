import { coverGreedily } from "./cover-greedily.ts";
import { coverWithin } from "./cover-within.ts";
import { everySet } from "./every-set.ts";
import { isCheaper } from "./is-cheaper.ts";
import type { PricedSet } from "./priced-set.ts";
import type { RoutingProblem } from "./routing-problem.ts";
import type { SetPricer } from "./set-pricer.ts";

/** Sets that the bounded search may price. */
const MOST_SETS = 20_000;

/**
 * A good set of sites where there are too many to try them all: every single site and, while the bound allows, every pair; a set that
 * certainly covers the order; then the best of these improved by dropping, swapping and adding one site until nothing helps.
 */
export function searchSets(problem: RoutingProblem, pricer: SetPricer): PricedSet | null {
  const { sites, maxParcels } = problem;

  /** The set if it is allowed and cheaper than the best so far. */
  function better(set: readonly number[], best: PricedSet | null): PricedSet | null {
    if (set.length === 0 || set.length > maxParcels) return null;
    const sorted = [...set].sort((a, b) => a - b);
    const limit = best?.cost ?? Infinity;
    const cost = pricer.price(sorted, limit);
    return isCheaper(cost, limit) ? { set: sorted, cost } : null;
  }

  let best: PricedSet | null = null;
  for (const set of everySet(sites.length, Math.min(2, maxParcels))) {
    if (pricer.evaluated >= MOST_SETS / 2) break;
    best = better(set, best) ?? best;
  }
  const greedy = coverGreedily(problem);
  const cover = greedy.length <= maxParcels || best ? greedy : coverWithin(problem);
  if (cover) best = better(cover, best) ?? best;

  for (let step = best; step;) {
    best = step;
    step = null;
    for (const set of neighbours(best.set, sites.length)) {
      if (pricer.evaluated >= MOST_SETS) return best;
      step = better(set, best);
      if (step) break;
    }
  }
  return best;
}

/** The sets one step away: one site fewer, one exchanged, one more. */
function* neighbours(set: readonly number[], count: number): Generator<readonly number[]> {
  const outside = Array.from({ length: count }, (_, site) => site).filter((site) => !set.includes(site));
  for (const gone of set) yield set.filter((site) => site !== gone);
  for (const gone of set) for (const added of outside) yield [...set.filter((site) => site !== gone), added];
  for (const added of outside) yield [...set, added];
}
