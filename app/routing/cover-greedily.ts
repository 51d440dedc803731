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
