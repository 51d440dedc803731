import { claimOf, type Claim } from "#app/offers/experiments/claim.ts";
import { compareGroups, type Comparison } from "#app/offers/experiments/compare-groups.ts";
import { noOutcomes, type OutcomeSums } from "#app/offers/experiments/outcome-sums.ts";
import { studentT975 } from "#app/offers/experiments/student-t.ts";
import { thirdMoment, type SpendSums } from "./spend-sums.ts";

/** People who were written to, as far as they might be, and people who never are: chosen by a hash before anything was known of them. */
export type Arms = { treated: Readonly<SpendSums>; heldOut: Readonly<SpendSums> };

/** What a treated person spent beyond what they would have spent anyway, on average; all in the unit of the sums. */
export type SpendComparison = {
  lift: number;
  /** The 95 % interval of one look; it need not have the lift in its middle. */
  interval: { from: number; to: number };
  /** What a treated person would have spent anyway. */
  expected: number;
  /** What may be claimed with so many false claims at most, however often somebody looks. */
  claim: (falseClaims: number) => Claim;
};

/**
 * Intention to treat: everybody counts whom nobody held out, whether or not a message reached them, and so nothing but chance tells the two groups
 * apart. Mean against mean with variances of their own (compareGroups: Welch), and the interval corrected for skewness by Hall's transformation of the
 * difference (Hall, JRSS B 1992; for two samples Zhou & Dinh, Biostatistics 2005): most people spend nothing and a few a lot, and of a small holdout the plain interval
 * would miss the truth too often, on one side. Undefined while a group has less than two people.
 */
export function compareSpend({ treated, heldOut }: Arms): SpendComparison | undefined {
  const comparison = compareGroups([{ shown: outcomesOf(treated), without: outcomesOf(heldOut) }]);
  if (!comparison) return undefined;
  const { people } = treated;
  const lift = comparison.incremental / people;
  const deviation = comparison.deviation / people;
  const skewness = deviation > 0 ? skewnessOf(treated, heldOut) / deviation ** 3 : 0;
  const reach = studentT975(comparison.degrees);
  return {
    lift,
    interval: { from: lift - deviation * untransformed(reach, skewness), to: lift - deviation * untransformed(-reach, skewness) },
    expected: comparison.expected / people,
    claim: (falseClaims) => claimOf(corrected(comparison, skewness), falseClaims),
  };
}

/** As offers' comparisons take them: everybody weighs 1, and of nobody is known what they would spend. */
function outcomesOf({ people, orders, spent, squares }: Readonly<SpendSums>): OutcomeSums {
  const ones = { rows: people, units: people, weight: people, weightWeight: people };
  return { ...noOutcomes, ...ones, orders, revenue: spent, weightRevenue: spent, revenueRevenue: squares };
}

/** The third central moment of the difference of both means. */
function skewnessOf(treated: Readonly<SpendSums>, heldOut: Readonly<SpendSums>): number {
  return thirdMoment(treated) / treated.people ** 3 - thirdMoment(heldOut) / heldOut.people ** 3;
}

/** Hall's transformation of a difference in deviations, and back: t + at²/3 + a²t³/27 + a/6, which is nearly normal where t isn't. */
function transformed(t: number, skewness: number): number {
  return t + (skewness * t ** 2) / 3 + (skewness ** 2 * t ** 3) / 27 + skewness / 6;
}

function untransformed(z: number, skewness: number): number {
  if (Math.abs(skewness) < 1e-9) return z;
  return (3 / skewness) * (Math.cbrt(1 + skewness * (z - skewness / 6)) - 1);
}

function corrected(comparison: Comparison, skewness: number): Comparison {
  if (comparison.deviation === 0) return comparison;
  return { ...comparison, incremental: comparison.deviation * transformed(comparison.incremental / comparison.deviation, skewness) };
}
