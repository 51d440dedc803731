/**
 * What a group of people spent, as sums: seven numbers whatever the traffic, additive over days, journeys and shards, each a plain `sum(…)` in SQL over rows of
 * one person. Money is in minor units, net; a person who bought nothing counts with 0.
 */
export type SpendSums = {
  people: number;
  /** Those of them who bought anything that they kept. */
  buyers: number;
  orders: number;
  /** Σy, Σy² and Σy³ of what each of them spent. */
  spent: number;
  squares: number;
  cubes: number;
};

export const noSpend: Readonly<SpendSums> = { people: 0, buyers: 0, orders: 0, spent: 0, squares: 0, cubes: 0 };

const KEYS = Object.keys(noSpend) as (keyof SpendSums)[];

/** Adds one person, in place. */
export function addPerson(sums: SpendSums, spent: number, orders = spent > 0 ? 1 : 0): void {
  sums.people += 1;
  sums.buyers += spent > 0 ? 1 : 0;
  sums.orders += orders;
  sums.spent += spent;
  sums.squares += spent * spent;
  sums.cubes += spent * spent * spent;
}

/** The sums of both, of different people. */
export function mergeSpend(one: Readonly<SpendSums>, other: Readonly<SpendSums>): SpendSums {
  const both = { ...one };
  for (const key of KEYS) both[key] += other[key];
  return both;
}

/** The same people, each of whom counts 1 who bought and 0 who didn't. */
export function buyingOf({ people, buyers, orders }: Readonly<SpendSums>): SpendSums {
  return { people, buyers, orders, spent: buyers, squares: buyers, cubes: buyers };
}

/** Σ(y − mean)³. */
export function thirdMoment({ people, spent, squares, cubes }: Readonly<SpendSums>): number {
  const mean = spent / people;
  return cubes - 3 * mean * squares + 2 * people * mean ** 3;
}
