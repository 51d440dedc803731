import type { RoutingProblem } from "./routing-problem.ts";

/**
 * Gives each idle site of a set one unit, at the least cost, from the optimum in which sites may be idle. For goods with one demand each.
 *
 * The minimum of one idle site after another is raised from 0 to 1: the unit comes along the shortest path from any site that can
 * spare one, a step being one unit of some goods moved to free stock. Moving along a shortest path leaves no cycle of negative cost, so the
 * assignment stays optimal for the minima raised so far (Ahuja, Magnanti, Orlin, "Network Flows", §9.7).
 *
 * Changes `taken`; answers what it adds to the cost, or Infinity when some site cannot be given anything.
 */
export function employIdleSites(problem: RoutingProblem, set: readonly number[], taken: Float64Array): number {
  const { goods, demands, sites } = problem;
  const count = sites.length;
  const row = (good: number) => goods[good]!.demands[0]! * count;
  const unitsAt = (site: number) => goods.reduce((sum, _, good) => sum + taken[row(good) + site]!, 0);
  const employed = set.filter((site) => unitsAt(site) > 0);
  let added = 0;

  for (const idle of set) {
    if (employed.includes(idle)) continue;
    const distance = new Float64Array(count).fill(Infinity);
    const cameFrom = new Int32Array(count).fill(-1);
    const moving = new Int32Array(count).fill(-1);
    for (const site of employed) if (unitsAt(site) > 1) distance[site] = 0;

    for (let round = 0, changed = true; changed && round < set.length; round++) {
      changed = false;
      for (let good = 0; good < goods.length; good++) {
        const { stock } = goods[good]!;
        const { perUnit } = demands[goods[good]!.demands[0]!]!;
        for (const from of set) {
          if (distance[from] === Infinity || taken[row(good) + from] === 0) continue;
          for (const to of set) {
            if (stock[to]! <= taken[row(good) + to]!) continue;
            const reached = distance[from]! + perUnit[to]! - perUnit[from]!;
            // Rounding must not make a cycle look cheaper than nothing.
            if (reached >= distance[to]! - 1e-12 * (1 + Math.abs(perUnit[to]!) + Math.abs(perUnit[from]!))) continue;
            distance[to] = reached;
            cameFrom[to] = from;
            moving[to] = good;
            changed = true;
          }
        }
      }
    }
    if (distance[idle] === Infinity) return Infinity;

    for (let to = idle, steps = 0; cameFrom[to] !== -1 && steps < count; to = cameFrom[to]!, steps++) {
      taken[row(moving[to]!) + cameFrom[to]!]! -= 1;
      taken[row(moving[to]!) + to]! += 1;
    }
    added += distance[idle]!;
    employed.push(idle);
  }
  return added;
}
