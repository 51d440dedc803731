import { coverGreedily } from "./cover-greedily.ts";
import { coverWithin } from "./cover-within.ts";
import { everySet } from "./every-set.ts";
import { isCheaper } from "./is-cheaper.ts";
import type { RoutingProblem } from "./routing-problem.ts";
import type { SetPricer } from "./set-pricer.ts";

/** Sets that the bounded search may price. */
const MOST_SETS = 20_000;

/**
 * A good set of sites where there are too many to try them all: every single site and, while the bound allows, every pair; a set that
 * certainly covers the order; then the best of these improved by dropping, swapping and adding one site until nothing helps.
 */
export function searchSets(problem: RoutingProblem, pricer: SetPricer): { set: readonly number[]; cost: number } | null {
  const { sites, maxParcels } = problem;
  let best: { set: readonly number[]; cost: number } | null = null;
  const mayGoOn = () => pricer.evaluated < MOST_SETS;

  function improvesWith(set: readonly number[]): boolean {
    if (set.length === 0 || set.length > maxParcels) return false;
    const sorted = [...set].sort((a, b) => a - b);
    const cost = pricer.price(sorted, best?.cost ?? Infinity);
    if (!isCheaper(cost, best?.cost ?? Infinity)) return false;
    best = { set: sorted, cost };
    return true;
  }

  for (const set of everySet(sites.length, Math.min(2, maxParcels))) {
    if (pricer.evaluated >= MOST_SETS / 2) break;
    improvesWith(set);
  }
  const greedy = coverGreedily(problem);
  const cover = greedy.length <= maxParcels || best ? greedy : coverWithin(problem);
  if (cover) improvesWith(cover);

  for (let improved = true; improved && mayGoOn(); ) {
    improved = false;
    for (const set of neighbours(best === null ? [] : (best as { set: readonly number[] }).set, sites.length)) {
      if (!mayGoOn()) break;
      if (improvesWith(set)) {
        improved = true;
        break;
      }
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
