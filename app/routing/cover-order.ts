import type { RoutingProblem } from "./routing-problem.ts";

/** Sites that together hold the whole order, each taken for the units it adds at the lowest cost per unit. The problem's stock suffices. */
export function coverGreedily({ sites, goods, demands, splitPenalty }: RoutingProblem): number[] {
  const missing = goods.map((good) => good.quantity);
  const chosen: number[] = [];
  while (missing.some((units) => units > 0)) {
    let best = { site: -1, costPerUnit: Infinity };
    for (const [site, { perParcel }] of sites.entries()) {
      if (chosen.includes(site)) continue;
      let units = 0;
      let cost = perParcel + splitPenalty;
      for (const [index, good] of goods.entries()) {
        const adds = Math.min(missing[index]!, good.stock[site]!);
        units += adds;
        cost += adds * demands[good.demands[0]!]!.perUnit[site]!;
      }
      if (units > 0 && (best.site < 0 || cost / units < best.costPerUnit)) best = { site, costPerUnit: cost / units };
    }
    chosen.push(best.site);
    for (const [index, good] of goods.entries()) missing[index]! -= Math.min(missing[index]!, good.stock[best.site]!);
  }
  return chosen;
}

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
