import type { RoutingProblem } from "./routing-problem.ts";

/** Steps after which the search gives up; only stock scattered against every expectation gets near. */
const MOST_STEPS = 2_000_000;

/**
 * Sites, at most `maxParcels` of them, that together hold the whole order; null when there are none. Branches on the SKU with the fewest
 * holders and turns back when the fullest shelves left cannot make up what is missing.
 */
export function coverWithin({ sites, goods, maxParcels }: RoutingProblem): number[] | null {
  const ruledOut = new Uint8Array(sites.length);
  let steps = 0;

  function holders(good: number): number[] {
    const { stock } = goods[good]!;
    const open = sites.map((_, site) => site).filter((site) => stock[site]! > 0 && ruledOut[site] === 0);
    return open.sort((a, b) => stock[b]! - stock[a]! || a - b);
  }

  function cover(missing: readonly number[], chosen: readonly number[]): readonly number[] | null {
    let branches: number[] | null = null;
    for (const [good, units] of missing.entries()) {
      if (units <= 0) continue;
      const open = holders(good);
      const reach = open.slice(0, maxParcels - chosen.length).reduce((sum, site) => sum + goods[good]!.stock[site]!, 0);
      if (reach < units) return null;
      if (!branches || open.length < branches.length) branches = open;
    }
    if (!branches) return chosen;

    const tried: number[] = [];
    let found: readonly number[] | null = null;
    for (const site of branches) {
      if (found || ++steps > MOST_STEPS) break;
      ruledOut[site] = 1;
      tried.push(site);
      found = cover(
        missing.map((units, good) => units - goods[good]!.stock[site]!),
        [...chosen, site],
      );
    }
    for (const site of tried) ruledOut[site] = 0;
    return found;
  }

  const found = cover(
    goods.map((good) => good.quantity),
    [],
  );
  return found && [...found];
}
