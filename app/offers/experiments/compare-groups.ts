import { sumOf, sumOfCubes, sumOfProducts, type Linear, type OutcomeSums } from "./outcome-sums.ts";
import { studentT975 } from "./student-t.ts";

/** Units that are alike but for what they were shown (one context bucket, say, or all). */
export type Stratum = { shown: OutcomeSums; without: OutcomeSums };

/** What the shown units brought beyond what they would have brought without, in all, as a random quantity. */
export type Comparison = {
  incremental: number;
  deviation: number;
  /** The difference's own skewness: that of the outcomes, less the more of them there are. */
  skewness: number;
  degrees: number;
  /** How many units of each group a comparison of two equal groups would need for the same precision. */
  effectiveUnits: number;
  /** What the shown units would have brought without, as the others say. */
  expected: number;
};

const BEFORE: Linear = [0, 1, 0];
const REVENUE: Linear = [0, 0, 1];

/**
 * Compares shown with other units, stratum by stratum. Each group's mean is weighed, Σwz/Σw, of z = revenue − θ·before, θ being the pooled
 * slope within groups (CUPED: Deng, Xu, Kohavi & Walker, WSDM 2013): any θ leaves the difference unbiased, as `before` is the same for
 * both; this one makes it sharper. Variance as for unequal variances (Welch 1947), of rows linearised as for a ratio of sums (Cochran 1977,
 * §6.3), so that a unit with many checkouts is one row and weights need not be alike; degrees of freedom by Satterthwaite (1946). Undefined while a group has less
 * than two rows.
 *
 * Weights make it hold for one offer of a bandit, where the naive mean is biased: exposures by (propensity of that offer)^-½, those without
 * by (propensity that it would have had)^½ (Hadad, Hirshberg, Zhan, Wager & Athey, PNAS 2021, with weights that hold the variance constant).
 * For all offers together each unit weighs 1: whoever is held out was so before the bandit knew anything.
 */
export function compareGroups(strata: readonly Stratum[]): Comparison | undefined {
  if (strata.length === 0 || strata.some(({ shown, without }) => shown.rows < 2 || without.rows < 2)) return undefined;
  const slope = pooledSlope(strata.flatMap(({ shown, without }) => [shown, without]));

  const total = { incremental: 0, variance: 0, third: 0, perDegree: 0, expected: 0, units: 0, spread: 0 };
  for (const { shown, without } of strata) {
    const { units } = shown;
    const [one, other] = [adjustedMean(shown, slope), adjustedMean(without, slope)];
    total.incremental += units * (one.mean - other.mean);
    total.expected += (units * sumOf(without, REVENUE)) / sumOf(without, [1, 0, 0]);
    total.variance += units ** 2 * (one.variance + other.variance);
    total.third += units ** 3 * (one.third - other.third);
    total.perDegree += (units ** 2 * one.variance) ** 2 / (shown.rows - 1) + (units ** 2 * other.variance) ** 2 / (without.rows - 1);
    total.units += units;
    total.spread += units ** 2 * (one.perWeight + other.perWeight);
  }
  return {
    incremental: total.incremental,
    deviation: Math.sqrt(total.variance),
    skewness: total.variance > 0 ? total.third / total.variance ** 1.5 : 0,
    degrees: total.perDegree > 0 ? total.variance ** 2 / total.perDegree : Infinity,
    effectiveUnits: (2 * total.units ** 2) / total.spread,
    expected: total.expected,
  };
}

function pooledSlope(groups: readonly OutcomeSums[]): number {
  let [products, squares] = [0, 0];
  for (const group of groups) {
    const weight = sumOf(group, [1, 0, 0]);
    const before: Linear = [-sumOf(group, BEFORE) / weight, 1, 0];
    const revenue: Linear = [-sumOf(group, REVENUE) / weight, 0, 1];
    const scale = (group.rows / weight) ** 2;
    products += scale * sumOfProducts(group, before, revenue);
    squares += scale * sumOfProducts(group, before, before);
  }
  return squares > 0 ? products / squares : 0;
}

/** A group's weighed mean of revenue − slope·before, with that mean's variance and third cumulant. */
function adjustedMean(group: OutcomeSums, slope: number) {
  const weight = sumOf(group, [1, 0, 0]);
  const mean = sumOf(group, [0, -slope, 1]) / weight;
  const rest: Linear = [-mean, -slope, 1];
  return {
    mean,
    variance: ((group.rows / (group.rows - 1)) * Math.max(0, sumOfProducts(group, rest, rest))) / weight ** 2,
    third: sumOfCubes(group, rest) / weight ** 3,
    perWeight: sumOfProducts(group, [1, 0, 0], [1, 0, 0]) / weight ** 2,
  };
}

/**
 * The 95 % interval of the increment, for one look. Outcomes are skewed (most checkouts small, a few huge, many zero) and the held-out
 * group is small, so Student's statistic is skewed too, and a plain interval misses more often on one side. Hall's transformation takes the skewness out: g(T) = T +
 * A·T²/3 + A²·T³/27 + A/6 with A the difference's skewness (Hall, JRSS B 1992, "On the removal of skewness by transformation"; two samples: Zhou & Dinh, Biostatistics 2005); the
 * ends are g's exact inverse at Student's points.
 */
export function intervalOf(comparison: Comparison): { from: number; to: number } {
  const point = studentT975(comparison.degrees);
  const at = (value: number) => comparison.incremental - comparison.deviation * withSkewness(value, comparison.skewness);
  return { from: at(point), to: at(-point) };
}

function withSkewness(value: number, skewness: number): number {
  if (Math.abs(skewness) < 1e-6) return value;
  return (3 / skewness) * (Math.cbrt(1 + skewness * (value - skewness / 6)) - 1);
}

/** How many deviations the increment lies from nothing, freed of skewness by the same transformation. */
export function deviationsFromNothing({ incremental, deviation, skewness }: Comparison): number {
  if (deviation === 0) return 0;
  const plain = incremental / deviation;
  return plain + (skewness * plain ** 2) / 3 + (skewness ** 2 * plain ** 3) / 27 + skewness / 6;
}
