import fc from "fast-check";
import { expect, test } from "vitest";
import { compareGroups, intervalOf } from "./compare-groups.ts";
import { addOutcome, mergeSums, noOutcomes, type Outcome, type OutcomeSums } from "./outcome-sums.ts";

const plain = ([before, revenue]: readonly [number, number]): Outcome => ({
  units: 1,
  orders: revenue > 0 ? 1 : 0,
  weight: 1,
  before,
  revenue,
});
const sumsOf = (outcomes: readonly Outcome[]): OutcomeSums => {
  const sums = { ...noOutcomes };
  for (const outcome of outcomes) addOutcome(sums, outcome);
  return sums;
};
const amount = fc.integer({ min: 0, max: 1_000_000 });
const outcomes = fc.array(fc.tuple(amount, amount).map(plain), { maxLength: 30 });

test("the sums of two halves are the sums of the whole, and what is taken out again was never there", () => {
  fc.assert(
    fc.property(outcomes, outcomes, (one, other) => {
      const whole = sumsOf([...one, ...other]);
      expect(mergeSums(sumsOf(one), sumsOf(other))).toEqual(whole);
      for (const outcome of other) addOutcome(whole, outcome, -1);
      expect(whole).toEqual(sumsOf(one));
    }),
  );
});

test("without a cart's value the comparison is Welch's", () => {
  const shown = sumsOf([10, 14, 18].map((revenue) => plain([0, revenue])));
  const without = sumsOf([8, 9, 10, 13].map((revenue) => plain([0, revenue])));
  // Means 14 and 10; variances 16 and 14/3; standard error √(16/3 + 14/12) = √6.5.
  const comparison = compareGroups([{ shown, without }])!;
  expect(comparison.incremental).toBeCloseTo(3 * 4, 9);
  expect(comparison.deviation).toBeCloseTo(3 * Math.sqrt(6.5), 9);
  expect(comparison.degrees).toBeCloseTo(6.5 ** 2 / ((16 / 3) ** 2 / 2 + (14 / 12) ** 2 / 3), 9);
  expect(comparison.expected).toBeCloseTo(3 * 10, 9);
});

test("revenue that the cart foretold exactly leaves nothing uncertain", () => {
  const group = (effect: number) => sumsOf([100, 900, 4_000, 25_000].map((cart) => plain([cart, 0.6 * cart + effect])));
  const comparison = compareGroups([{ shown: group(50), without: group(0) }])!;
  expect(comparison.incremental).toBeCloseTo(4 * 50, 6);
  expect(comparison.deviation).toBeCloseTo(0, 3);
});

test("carts that happened to be larger in one group are not taken for an effect", () => {
  const group = (carts: readonly number[]) => sumsOf(carts.map((cart) => plain([cart, cart])));
  const comparison = compareGroups([{ shown: group([500, 700, 900]), without: group([100, 200, 400]) }])!;
  expect(comparison.incremental).toBeCloseTo(0, 6);
});

test("the unit of money does not matter, nor how a group's weights are scaled", () => {
  const row = fc.tuple(amount, amount, fc.double({ min: 1, max: 4, noNaN: true }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 20 }), fc.array(row, { minLength: 3, maxLength: 20 }), (one, other) => {
      const sums = (rows: typeof one, money: number, scale: number) =>
        sumsOf(
          rows.map(([before, revenue, weight]) => {
            const weighed = weight * scale;
            return { units: 1, orders: 1, weight: weighed, before: weighed * before * money, revenue: weighed * revenue * money };
          }),
        );
      const comparison = compareGroups([{ shown: sums(one, 1, 1), without: sums(other, 1, 1) }])!;
      const scaled = compareGroups([{ shown: sums(one, 100, 3), without: sums(other, 100, 0.2) }])!;
      // What is left of a difference of sums that cancel is rounding.
      const close = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(1 + 1e-6 * Math.abs(expected));
      close(scaled.incremental, 100 * comparison.incremental);
      if (comparison.deviation > 1) close(scaled.deviation, 100 * comparison.deviation);
    }),
  );
});

test("buckets in which buyers differ are compared each by itself", () => {
  const group = (revenues: readonly number[]) => sumsOf(revenues.map((revenue) => plain([0, revenue])));
  // Shown mostly to the rich; without effect in either bucket, but their mean is the greater one.
  const rich = { shown: group([900, 1_000, 1_100, 1_000]), without: group([950, 1_050]) };
  const poor = { shown: group([90, 110]), without: group([80, 90, 110, 120]) };
  expect(compareGroups([rich, poor])!.incremental).toBeCloseTo(0, 9);
  const pooled = { shown: mergeSums(rich.shown, poor.shown), without: mergeSums(rich.without, poor.without) };
  expect(compareGroups([pooled])!.incremental).toBeGreaterThan(1_000);
});

test("a buyer who came ten times is one witness, not ten", () => {
  const buyer = (revenue: number, times: number): Outcome => ({
    units: times,
    orders: times,
    weight: times,
    before: 0,
    revenue: revenue * times,
  });
  const of = (times: number) => sumsOf([10, 14, 18, 30].map((revenue) => buyer(revenue, times)));
  const [once, often] = [1, 10].map((times) => compareGroups([{ shown: of(times), without: of(times) }])!);
  expect(often!.deviation / 10).toBeCloseTo(once!.deviation, 9);
});

test("the interval has the increment in its middle, and there is none of a single unit", () => {
  const shown = sumsOf([10, 14, 18].map((revenue) => plain([0, revenue])));
  const comparison = compareGroups([{ shown, without: shown }])!;
  const { from, to } = intervalOf(comparison);
  expect((from + to) / 2).toBeCloseTo(comparison.incremental, 9);
  expect(to).toBeGreaterThan(from);
  expect(compareGroups([{ shown, without: sumsOf([plain([0, 1])]) }])).toBeUndefined();
  expect(compareGroups([])).toBeUndefined();
});
