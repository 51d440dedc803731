import { sumOfProducts, type Linear, type OutcomeSums } from "./outcome-sums.ts";
import { studentT975 } from "./student-t.ts";

/** Units that are alike but for what they were shown: those of one context bucket, say, or all. */
export type Stratum = { shown: Readonly<OutcomeSums>; without: Readonly<OutcomeSums> };

/** What the shown units brought in all beyond what they would have brought without. */
export type Comparison = {
  incremental: number;
  /** The increment's standard error, and Student's degrees of freedom. */
  deviation: number;
  degrees: number;
  /** How many units each of two equal groups would have for the same precision. */
  effectiveUnits: number;
  /** What the shown units would have brought without, as the others say. */
  expected: number;
};

/**
 * Compares shown with other units, stratum by stratum. Of each group the mean Σwz / Σw is taken of z = revenue − θ·before, θ being the
 * pooled slope within groups (CUPED: Deng, Xu, Kohavi & Walker, WSDM 2013): with any θ the difference is unbiased, as `before` is alike
 * in both; with this one it is sharper, and far less skewed: a huge order was a huge cart before. Variances need not be equal (Welch
 * 1947; degrees of freedom by Satterthwaite 1946) and are those of a ratio of sums over units (Cochran 1977, §6.3), so that a
 * buyer with many checkouts counts as one. Undefined while a group has less than two rows.
 *
 * For all offers together each unit weighs 1: who is held out was so before the bandit knew anything, so its adapting changes what the
 * offers bring and not whether the comparison is fair. For one offer of a bandit the plain mean is biased: an arm with early bad luck is shown less and keeps its bad
 * mean. There an exposure weighs (propensity of this offer)^-½ and a held-out checkout (propensity that it would have had)^½: Hadad,
 * Hirshberg, Zhan, Wager & Athey, PNAS 2021, with the weights that hold the variance constant.
 */
export function compareGroups(strata: readonly Stratum[]): Comparison | undefined {
  if (strata.length === 0 || strata.some(({ shown, without }) => shown.rows < 2 || without.rows < 2)) return undefined;
  const slope = pooledSlope(strata.flatMap(({ shown, without }) => [shown, without]));

  const total = { incremental: 0, expected: 0, variance: 0, variancePerDegree: 0, units: 0, spread: 0 };
  for (const { shown, without } of strata) {
    const { units } = shown;
    const [one, other] = [adjustedMean(shown, slope), adjustedMean(without, slope)];
    total.units += units;
    total.incremental += units * (one.mean - other.mean);
    total.expected += units * (without.revenue / without.weight);
    for (const { variance, degrees, spread } of [one, other]) {
      total.variance += units ** 2 * variance;
      total.variancePerDegree += (units ** 2 * variance) ** 2 / degrees;
      total.spread += units ** 2 * spread;
    }
  }
  return {
    incremental: total.incremental,
    deviation: Math.sqrt(total.variance),
    degrees: total.variancePerDegree > 0 ? total.variance ** 2 / total.variancePerDegree : Infinity,
    effectiveUnits: (2 * total.units ** 2) / total.spread,
    expected: total.expected,
  };
}

/** The 95 % interval of the increment: it has the truth in 19 of 20 looks, if one looks once (see claimOf). */
export function intervalOf({ incremental, deviation, degrees }: Comparison): { from: number; to: number } {
  const reach = studentT975(degrees) * deviation;
  return { from: incremental - reach, to: incremental + reach };
}

function pooledSlope(groups: readonly Readonly<OutcomeSums>[]): number {
  let [products, squares] = [0, 0];
  for (const group of groups) {
    const before: Linear = [-group.before / group.weight, 1, 0];
    const revenue: Linear = [-group.revenue / group.weight, 0, 1];
    // As if each group's weights were 1 on average.
    const scale = (group.rows / group.weight) ** 2;
    products += scale * sumOfProducts(group, before, revenue);
    squares += scale * sumOfProducts(group, before, before);
  }
  return squares > 0 ? products / squares : 0;
}

function adjustedMean(group: Readonly<OutcomeSums>, slope: number) {
  const mean = (group.revenue - slope * group.before) / group.weight;
  const rest: Linear = [-mean, -slope, 1];
  const degrees = group.rows - 1;
  const variance = ((group.rows / degrees) * Math.max(0, sumOfProducts(group, rest, rest))) / group.weight ** 2;
  return { mean, variance, degrees, spread: group.weightWeight / group.weight ** 2 };
}
