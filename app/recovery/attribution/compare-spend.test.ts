import fc from "fast-check";
import { expect, test } from "vitest";
import { compareSpend } from "./compare-spend.ts";
import { addPerson, buyingOf, mergeSpend, noSpend, type SpendSums } from "./spend-sums.ts";

const sumsOf = (spent: readonly number[]): SpendSums => {
  const sums = { ...noSpend };
  for (const one of spent) addPerson(sums, one);
  return sums;
};
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 }));
const people = fc.array(amount, { minLength: 2, maxLength: 40 });

test("two halves of a group are the group", () => {
  fc.assert(
    fc.property(people, people, (one, other) => {
      const [both, whole] = [mergeSpend(sumsOf(one), sumsOf(other)), sumsOf([...one, ...other])];
      for (const key of ["people", "buyers", "orders", "spent"] as const) expect(both[key]).toBe(whole[key]);
      for (const key of ["squares", "cubes"] as const) expect(Math.abs(both[key] - whole[key])).toBeLessThanOrEqual(1e-12 * whole[key]);
    }),
  );
});

test("of groups without skewness the interval is Welch's", () => {
  // Means 14 and 10, variances 16 and 34/3.
  const compared = compareSpend({ treated: sumsOf([10, 14, 18]), heldOut: sumsOf([6, 9, 11, 14]) })!;
  expect(compared.lift).toBe(4);
  expect(compared.expected).toBe(10);
  const [one, other] = [16 / 3, 34 / 3 / 4];
  const degrees = (one + other) ** 2 / (one ** 2 / 2 + other ** 2 / 3);
  expect(degrees).toBeCloseTo(4.0, 0);
  const half = (compared.interval.to - compared.interval.from) / 2;
  // Student's table: 2.776 for four degrees, 2.571 for five.
  expect(half / Math.sqrt(one + other)).toBeGreaterThan(2.571);
  expect(half / Math.sqrt(one + other)).toBeLessThan(2.85);
  expect((compared.interval.to + compared.interval.from) / 2).toBeCloseTo(4, 9);
});

/** Zhou & Dinh 2005, from the people themselves: the two-sample skewness, and the root of the cubic found by bisection rather than in closed form. */
function independently(treated: readonly number[], heldOut: readonly number[], z: number): { from: number; to: number } {
  const moments = (group: readonly number[]) => {
    const mean = group.reduce((sum, one) => sum + one, 0) / group.length;
    const central = (power: number) => group.reduce((sum, one) => sum + (one - mean) ** power, 0);
    return { mean, ofMean: central(2) / (group.length - 1) / group.length, third: central(3) / group.length ** 3 };
  };
  const [one, other] = [moments(treated), moments(heldOut)];
  const deviation = Math.sqrt(one.ofMean + other.ofMean);
  const a = (one.third - other.third) / deviation ** 3;
  const root = (target: number) => {
    let [low, high] = [-1e4, 1e4];
    for (let step = 0; step < 200; step++) {
      const t = (low + high) / 2;
      if (t + (a * t ** 2) / 3 + (a ** 2 * t ** 3) / 27 + a / 6 < target) low = t;
      else high = t;
    }
    return (low + high) / 2;
  };
  const lift = one.mean - other.mean;
  return { from: lift - deviation * root(z), to: lift - deviation * root(-z) };
}

test("of people of whom few buy for much the interval leans as the formula from each of them says", () => {
  const many = (count: number, every: number, spent: number) =>
    Array.from({ length: count }, (_, index) => (index % every === 0 ? spent * (1 + (index % 7) ** 2) : 0));
  const [treated, heldOut] = [many(40_000, 9, 3000), many(4_000, 10, 3000)];
  const { lift, interval } = compareSpend({ treated: sumsOf(treated), heldOut: sumsOf(heldOut) })!;
  const expected = independently(treated, heldOut, 1.9602);
  expect(interval.from).toBeCloseTo(expected.from, 0);
  expect(interval.to).toBeCloseTo(expected.to, 0);
  // A small holdout that happened to have few of its great buyers would be the rule rather than the exception.
  expect(lift - interval.from).toBeGreaterThan(interval.to - lift);
});

test("the unit of money does not matter", () => {
  fc.assert(
    fc.property(people, people, (treated, heldOut) => {
      const inUnit = (unit: number) =>
        compareSpend({ treated: sumsOf(treated.map((one) => one * unit)), heldOut: sumsOf(heldOut.map((one) => one * unit)) })!;
      const [plain, scaled] = [inUnit(1), inUnit(64)];
      for (const end of ["from", "to"] as const) {
        expect(Math.abs(scaled.interval[end] - 64 * plain.interval[end])).toBeLessThan(1 + 1e-6 * Math.abs(scaled.interval[end]));
      }
    }),
  );
});

test("of whether they buy, each counts once, however much and often", () => {
  const sums = { ...noSpend };
  for (const [spent, orders] of [[5000, 3], [100, 1], [0, 0], [0, 2]] as const) addPerson(sums, spent, orders); // oxfmt-ignore
  expect(buyingOf(sums)).toEqual({ people: 4, buyers: 2, orders: 6, spent: 2, squares: 2, cubes: 2 });
});

test("of a single person nothing is compared, and where nobody buys nothing is claimed", () => {
  expect(compareSpend({ treated: sumsOf([1, 2, 3]), heldOut: sumsOf([1]) })).toBeUndefined();
  expect(compareSpend({ treated: sumsOf([0, 0]), heldOut: sumsOf([0, 0, 0]) })!.claim(0.05)).toBe("none");
});
