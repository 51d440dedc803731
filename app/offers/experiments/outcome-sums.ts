/**
 * What became of one randomised unit (a buyer, or a checkout without one): its settled checkouts added up, each with its weight. Revenue is net, in
 * minor units: discounts, refunds and returns deducted. `before` is what stood in the cart before any decision, the same for held-out
 * units; whatever it is, it may not depend on what was shown.
 */
export type Outcome = {
  /** How many things of which the report gives the total the row stands for: 1 for a buyer, or the exposures of one offer. */
  units: number;
  /** Paid orders among its checkouts. */
  orders: number;
  /** Σw, Σw·before and Σw·revenue over its checkouts. Without weighing: 1, the first cart's value, all revenue. */
  weight: number;
  before: number;
  revenue: number;
};

/**
 * The sufficient statistics of any number of outcomes: all power sums up to the third degree of (weight, before, revenue), in the order of
 * `DEGREES`. Twenty-two numbers whatever the traffic, additive over days and shards, and each a plain `sum(…)` in SQL over rows grouped by unit.
 */
export type OutcomeSums = { rows: number; units: number; orders: number; powers: Float64Array };

/** The monomials whose sums are kept, as indexes into (weight, before, revenue). */
export const DEGREES: readonly (readonly number[])[] = [0, 1, 2].flatMap((first) => [
  [first],
  ...[0, 1, 2].filter((second) => second >= first).map((second) => [first, second]),
  ...[0, 1, 2].flatMap((second) => [0, 1, 2].filter((third) => second >= first && third >= second).map((third) => [first, second, third])),
]);

/** Sums of nothing yet. */
export function noOutcomes(): OutcomeSums {
  return { rows: 0, units: 0, orders: 0, powers: new Float64Array(DEGREES.length) };
}

/** Adds one unit's outcome to the sums, or with `times` -1 takes it out again, because more of it has settled since. */
export function addOutcome(sums: OutcomeSums, outcome: Outcome, times: 1 | -1 = 1): void {
  sums.rows += times;
  sums.units += times * outcome.units;
  sums.orders += times * outcome.orders;
  const vector = [outcome.weight, outcome.before, outcome.revenue] as const;
  let place = 0;
  for (let first = 0; first < 3; first++) {
    const one = times * vector[first]!;
    sums.powers[place++]! += one;
    for (let second = first; second < 3; second++) sums.powers[place++]! += one * vector[second]!;
    for (let second = first; second < 3; second++) {
      const two = one * vector[second]!;
      for (let third = second; third < 3; third++) sums.powers[place++]! += two * vector[third]!;
    }
  }
}

/** The sums of both, of different units. */
export function mergeSums(one: OutcomeSums, other: OutcomeSums): OutcomeSums {
  return {
    rows: one.rows + other.rows,
    units: one.units + other.units,
    orders: one.orders + other.orders,
    powers: one.powers.map((power, index) => power + other.powers[index]!),
  };
}

/** A number made of each outcome's weight, before and revenue: Σ coefficients · (weight, before, revenue). */
export type Linear = readonly [number, number, number];

const placeOf = new Map(DEGREES.map((degree, index) => [degree.join(), index]));
const PLACES = [0, 1, 2].map((first) => [0, 1, 2].map((second) => placeOf.get([first, second].sort().join())!));
const THIRD_PLACES = [0, 1, 2].map((first) =>
  [0, 1, 2].map((second) => [0, 1, 2].map((third) => placeOf.get([first, second, third].sort().join())!)),
);

/** Σ over outcomes of a linear number of each. */
export function sumOf({ powers }: OutcomeSums, one: Linear): number {
  return [0, 1, 2].reduce((sum, part) => sum + one[part]! * powers[placeOf.get(String(part))!]!, 0);
}

/** Σ over outcomes of the product of two linear numbers of each. */
export function sumOfProducts({ powers }: OutcomeSums, one: Linear, other: Linear): number {
  let sum = 0;
  for (let first = 0; first < 3; first++) {
    for (let second = 0; second < 3; second++) sum += one[first]! * other[second]! * powers[PLACES[first]![second]!]!;
  }
  return sum;
}

/** Σ over outcomes of the cube of a linear number of each. */
export function sumOfCubes({ powers }: OutcomeSums, one: Linear): number {
  let sum = 0;
  for (let first = 0; first < 3; first++) {
    for (let second = 0; second < 3; second++) {
      for (let third = 0; third < 3; third++) {
        sum += one[first]! * one[second]! * one[third]! * powers[THIRD_PLACES[first]![second]![third]!]!;
      }
    }
  }
  return sum;
}
