import { everySet } from "./every-set.ts";
import { isCheaper } from "./is-cheaper.ts";
import type { PricedSet } from "./priced-set.ts";
import type { RoutingProblem } from "./routing-problem.ts";
import { searchSets } from "./search-sets.ts";
import type { SetPricer } from "./set-pricer.ts";

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
