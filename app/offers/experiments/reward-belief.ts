import { mergeRecords, noRecord, type ArmRecord } from "./arm-record.ts";

/** A Beta distribution over an arm's mean reward. */
export type Belief = { alpha: number; beta: number };

/** How many impressions the store-pooled rate counts for. */
export const PRIOR_IMPRESSIONS = 50;

/** Mean and variance of one reward, as found in all arms of a kind together. */
export type PooledReward = { mean: number; variance: number };

/** With no record at all anything is as likely as "nothing changed". */
const NOTHING_KNOWN: PooledReward = { mean: 0.5, variance: 0.25 };
/** Below this share of the variance that a yes-or-no reward would have, few numbers would seem to be certain. */
const LEAST_DISPERSION = 1e-3;

/** The store-pooled rate of arms of one kind (offers with offers, no-offer arms with each other) over placements and buckets. */
export function pooledReward(records: readonly ArmRecord[]): PooledReward {
  const { weight, rewards, squares } = records.reduce(mergeRecords, noRecord);
  const mean = (rewards + PRIOR_IMPRESSIONS * NOTHING_KNOWN.mean) / (weight + PRIOR_IMPRESSIONS);
  const square = (squares + PRIOR_IMPRESSIONS * (NOTHING_KNOWN.variance + NOTHING_KNOWN.mean ** 2)) / (weight + PRIOR_IMPRESSIONS);
  return { mean, variance: square - mean ** 2 };
}

/**
 * What is believed of an arm: the store-pooled rate as a prior of 50 impressions (empirical Bayes: Casella 1985), then its own record.
 * For rewards that are 0 or 1 this is the Beta-Bernoulli posterior itself, α = 50·m₀ + Σr, β = 50·(1 − m₀) + n − Σr. Rewards between have
 * a smaller variance than μ(1 − μ) by a factor φ; the counts are divided by φ, as in a quasi-likelihood (Wedderburn 1974; McCullagh &
 * Nelder 1989, §9), so that the Beta's variance is that of the mean of such rewards.
 */
export function beliefOf(record: ArmRecord, prior: PooledReward): Belief {
  const count = PRIOR_IMPRESSIONS + record.weight;
  const mean = (PRIOR_IMPRESSIONS * prior.mean + record.rewards) / count;
  const square = (PRIOR_IMPRESSIONS * (prior.variance + prior.mean ** 2) + record.squares) / count;
  const dispersion = Math.min(1, Math.max(LEAST_DISPERSION, (square - mean ** 2) / (mean * (1 - mean))));
  return { alpha: (mean * count) / dispersion, beta: ((1 - mean) * count) / dispersion };
}
