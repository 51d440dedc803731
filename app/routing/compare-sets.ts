import { everySet } from "./find-cheapest-set.ts";
import { isCheaper, type PricedSet, type SetPricer } from "./set-pricer.ts";
import type { RoutingProblem } from "./routing-problem.ts";

/**
 * What the winning set is compared with: the cheapest other set, and for each site outside it the cheapest set that uses that site.
 * As exact as the search was: after a bounded search, only sets near the winner are looked at.
 */
export function compareSets(
  problem: RoutingProblem,
  pricer: SetPricer,
  best: { set: readonly number[]; exact: boolean },
): { runnerUp: PricedSet | null; cheapestWith: ReadonlyMap<number, PricedSet> } {
  const { sites, maxParcels } = problem;
  const winner = best.set.join();
  const cheapestWith = new Map<number, PricedSet>();
  let runnerUp: PricedSet | null = null;

  for (const set of best.exact ? everySet(sites.length, maxParcels) : nearby(best.set, sites.length, maxParcels)) {
    let limit = runnerUp?.cost ?? Infinity;
    let outsiders = 0;
    for (const site of set) {
      if (best.set.includes(site)) continue;
      outsiders += 1;
      limit = Math.max(limit, cheapestWith.get(site)?.cost ?? Infinity);
    }
    if (outsiders === 0 && set.join() === winner) continue;

    const cost = pricer.price(set, limit);
    if (cost === Infinity) continue;
    const priced = { set: set.slice(), cost };
    if (isCheaper(cost, runnerUp?.cost ?? Infinity)) runnerUp = priced;
    for (const site of set) {
      if (!best.set.includes(site) && isCheaper(cost, cheapestWith.get(site)?.cost ?? Infinity)) cheapestWith.set(site, priced);
    }
  }
  return { runnerUp, cheapestWith };
}

function* nearby(best: readonly number[], count: number, most: number): Generator<readonly number[]> {
  for (const gone of best) if (best.length > 1) yield best.filter((site) => site !== gone);
  for (let site = 0; site < count; site++) {
    if (best.includes(site)) continue;
    yield [site];
    for (const gone of best) if (best.length > 1) yield sorted([...best.filter((kept) => kept !== gone), site]);
    if (best.length < most) yield sorted([...best, site]);
  }
}

function sorted(set: readonly number[]): number[] {
  return [...set].sort((a, b) => a - b);
}
