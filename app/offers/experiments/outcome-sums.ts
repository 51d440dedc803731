/**
 * What became of one randomised unit (a buyer, or a checkout without one): its settled checkouts added up, each with its weight. Revenue is
 * net, in minor units: discounts, refunds and returns deducted. `before` is what stood in the cart before any decision, known of held-out
 * units as well; it may not depend on what was shown.
 */
export type Outcome = {
  /** How many of the things whose total is reported the row stands for: 1 for a buyer, or its exposures to one offer. */
  units: number;
  /** Paid orders among its checkouts. */
  orders: number;
  /** Σw, Σw·before and Σw·revenue over its checkouts. Where nothing is weighed: 1, the first cart's value, all revenue. */
  weight: number;
  before: number;
  revenue: number;
};

/**
 * The sufficient statistics of any number of outcomes: twelve numbers whatever the traffic, additive over days and shards, each a plain
 * `sum(…)` in SQL over rows grouped by unit. Sums of whole minor units are exact below 2^53.
 */
export type OutcomeSums = Outcome & {
  rows: number;
  weightWeight: number;
  weightBefore: number;
  weightRevenue: number;
  beforeBefore: number;
  beforeRevenue: number;
  revenueRevenue: number;
};

export const noOutcomes: Readonly<OutcomeSums> = {
  rows: 0,
  units: 0,
  orders: 0,
  weight: 0,
  before: 0,
  revenue: 0,
  weightWeight: 0,
  weightBefore: 0,
  weightRevenue: 0,
  beforeBefore: 0,
  beforeRevenue: 0,
  revenueRevenue: 0,
};

/** Adds one unit's outcome to the sums, in place; with `times` -1 takes it out again, because more of it has settled since. */
export function addOutcome(sums: OutcomeSums, { units, orders, weight, before, revenue }: Outcome, times: 1 | -1 = 1): void {
  sums.rows += times;
  sums.units += times * units;
  sums.orders += times * orders;
  sums.weight += times * weight;
  sums.before += times * before;
  sums.revenue += times * revenue;
  sums.weightWeight += times * weight * weight;
  sums.weightBefore += times * weight * before;
  sums.weightRevenue += times * weight * revenue;
  sums.beforeBefore += times * before * before;
  sums.beforeRevenue += times * before * revenue;
  sums.revenueRevenue += times * revenue * revenue;
}

/** The sums of both, of different units. */
export function mergeSums(one: Readonly<OutcomeSums>, other: Readonly<OutcomeSums>): OutcomeSums {
  const both = { ...one };
  for (const key of Object.keys(noOutcomes) as (keyof OutcomeSums)[]) both[key] += other[key];
  return both;
}

/** A number made of each outcome: so many times its weight, its `before` and its revenue. */
export type Linear = readonly [weight: number, before: number, revenue: number];

/** Σ over outcomes of the product of two such numbers of each. */
export function sumOfProducts(sums: Readonly<OutcomeSums>, [a, b, c]: Linear, [x, y, z]: Linear): number {
  return (
    a * x * sums.weightWeight +
    (a * y + b * x) * sums.weightBefore +
    (a * z + c * x) * sums.weightRevenue +
    b * y * sums.beforeBefore +
    (b * z + c * y) * sums.beforeRevenue +
    c * z * sums.revenueRevenue
  );
}
