import { isCheaper, type PricedSet, type SetPricer } from "./set-pricer.ts";
import type { RoutingProblem } from "./routing-problem.ts";
import { coverGreedily, coverWithin } from "./cover-order.ts";

/** Up to this many warehouses with stock, every set of them is priced and the plan is the cheapest there is. */
export const EXACT_LIMIT = 12;

/** The set of sites that ships an order at the least cost. The problem's stock suffices; null when only more than `maxParcels` could do it. */
export function findCheapestSet(problem: RoutingProblem, pricer: SetPricer): (PricedSet & { exact: boolean }) | null {
  if (problem.sites.length > EXACT_LIMIT) {
    const found = searchSets(problem, pricer);
    return found && { ...found, exact: false };
  }

  let best: PricedSet | null = null;
  for (const set of everySet(problem.sites.length, problem.maxParcels)) {
    const limit: number = best?.cost ?? Infinity;
    const cost = pricer.price(set, limit);
    if (isCheaper(cost, limit)) best = { set: set.slice(), cost };
  }
  return best && { ...best, exact: true };
}

/**
 * Every set of 1 to `most` of the numbers 0 … n−1: smaller sets first, those of a size in lexicographic order. So among equals the first
 * found has the fewest parcels, then the best priorities. The array is the same one each time: copy it to keep it.
 */
export function* everySet(n: number, most: number): Generator<readonly number[]> {
  for (let size = 1; size <= Math.min(n, most); size++) {
    const set = Array.from({ length: size }, (_, index) => index);
    for (;;) {
      yield set;
      let place = size - 1;
      while (place >= 0 && set[place] === n - size + place) place -= 1;
      if (place < 0) break;
      set[place]! += 1;
      for (let next = place + 1; next < size; next++) set[next] = set[next - 1]! + 1;
    }
  }
}

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
