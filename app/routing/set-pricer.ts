import { assignByFlow } from "./assign-by-flow.ts";
import { employIdleSites } from "./employ-idle-sites.ts";
import type { Goods, RoutingProblem } from "./routing-problem.ts";

/**
 * Prices sets of warehouses: the cost of the cheapest plan in which exactly these ship, each at least one unit.
 *
 * The units of a SKU that weigh the same go to the cheapest sites of the set that hold them, which is optimal as their costs are linear.
 * If that leaves a site idle and the set could still win, the idle sites are employed; demands that differ in weight and compete for the same
 * stock are a minimum-cost flow.
 */
export type SetPricer = {
  /** Cost, or Infinity when the set cannot ship the order or cannot cost less than `limit`. Sites are indexes into `problem.sites`. */
  price(set: readonly number[], limit: number): number;
  /** Units by demand and site (`demand × sites + site`) of the cheapest plan of this set. Null when it cannot ship the order. */
  assign(set: readonly number[]): Float64Array | null;
  /** Sets looked at. */
  readonly evaluated: number;
};

export function setPricer(problem: RoutingProblem): SetPricer {
  const { sites, demands, goods, splitPenalty } = problem;
  const count = sites.length;
  const taken = new Float64Array(demands.length * count);
  const included = new Uint8Array(count);
  const working = new Uint8Array(count);
  const everywhere = sites.map((_, site) => site);
  const cheapestUnits = assignAll(everywhere);
  const nobodyCompetes = goods.every((good) => good.demands.length === 1);
  let evaluated = 0;

  /** All goods from these sites, idle ones allowed. */
  function assignAll(set: readonly number[]): number {
    included.fill(0);
    working.fill(0);
    for (const site of set) included[site] = 1;
    let cost = 0;
    for (const good of goods) {
      cost += good.demands.length === 1 ? takeCheapest(good) : takeShared(good, set);
      if (cost === Infinity) return cost;
    }
    return cost;
  }

  function takeCheapest({ demands: [demand], stock, cheapestFirst, quantity }: Goods): number {
    const { perUnit } = demands[demand!]!;
    const row = demand! * count;
    let left = quantity;
    let cost = 0;
    taken.fill(0, row, row + count);
    for (const site of cheapestFirst) {
      if (included[site] === 0) continue;
      const units = Math.min(left, stock[site]!);
      taken[row + site] = units;
      working[site] = 1;
      cost += units * perUnit[site]!;
      left -= units;
      if (left === 0) return cost;
    }
    return Infinity;
  }

  function takeShared(good: Goods, set: readonly number[]): number {
    const cost = assignByFlow(problem, [good], set, false, taken);
    if (cost === Infinity) return cost;
    for (const demand of good.demands) {
      for (const site of set) if (taken[demand * count + site]! > 0) working[site] = 1;
    }
    return cost;
  }

  /** What it costs that every site of the set ships something, after `assignAll` answered `cost`. */
  function assignToEach(set: readonly number[], cost: number): number {
    if (cost === Infinity || set.every((site) => working[site] === 1)) return cost;
    return nobodyCompetes ? cost + employIdleSites(problem, set, taken) : assignByFlow(problem, goods, set, true, taken);
  }

  return {
    get evaluated() {
      return evaluated;
    },

    price(set, limit) {
      evaluated += 1;
      let parcels = splitPenalty * (set.length - 1);
      for (const site of set) parcels += sites[site]!.perParcel;
      if (!isCheaper(parcels + cheapestUnits, limit)) return Infinity;

      const units = assignAll(set);
      return isCheaper(parcels + units, limit) ? parcels + assignToEach(set, units) : Infinity;
    },

    assign(set) {
      return assignToEach(set, assignAll(set)) === Infinity ? null : taken.slice();
    },
  };
}

/** Sites, as indexes into `problem.sites` in rising order, and what the cheapest plan in which exactly these ship costs. */
export type PricedSet = { set: readonly number[]; cost: number };

/**
 * Whether one cost is truly below another. Sums of fractions in a different order differ in their last bits; such costs are equal,
 * so that ties are broken by the rules of the house and not by rounding.
 */
export function isCheaper(cost: number, than: number): boolean {
  if (than === Infinity) return cost < than;
  return cost < than - Math.max(1e-9, Math.abs(than) * 4e-15);
}
