/**
 * What is known of one arm in one placement and context bucket: four sums, whatever the traffic. `impressions` counts every decision;
 * `weight`, `rewards` and `squares` are Σ1, Σr and Σr² of its rewards in [0, 1], each older day counting less.
 */
export type ArmRecord = { impressions: number; weight: number; rewards: number; squares: number };

/** What a day leaves of the days before it: after ten weeks about half. */
export const DAILY_DISCOUNT = 0.99;

export const noRecord: ArmRecord = { impressions: 0, weight: 0, rewards: 0, squares: 0 };

/** The record after one more impression, counted at once with what it brought so far (its reward may be corrected later). */
export function withReward(record: ArmRecord, reward: number): ArmRecord {
  return {
    impressions: record.impressions + 1,
    weight: record.weight + 1,
    rewards: record.rewards + reward,
    squares: record.squares + reward * reward,
  };
}

/** The record after a reward given `days` ago turned out otherwise: a refund, a return, an order that was cancelled. */
export function withCorrection(record: ArmRecord, was: number, is: number, days: number): ArmRecord {
  const left = DAILY_DISCOUNT ** days;
  return { ...record, rewards: record.rewards + left * (is - was), squares: record.squares + left * (is * is - was * was) };
}

/** The record `days` later. Impressions stay: an arm that has had its chance has had it. */
export function aged(record: ArmRecord, days: number): ArmRecord {
  const left = DAILY_DISCOUNT ** days;
  return { ...record, weight: record.weight * left, rewards: record.rewards * left, squares: record.squares * left };
}

/** Two records of the same moment as one. */
export function mergeRecords(one: ArmRecord, other: ArmRecord): ArmRecord {
  return {
    impressions: one.impressions + other.impressions,
    weight: one.weight + other.weight,
    rewards: one.rewards + other.rewards,
    squares: one.squares + other.squares,
  };
}

/**
 * The reward of a decision: what changed in the checkout's net contribution between the decision and its end, in minor units, as a number
 * in [0, 1] where 0.5 is "nothing changed". Lines that stood in the cart already and what becomes of them are left out on both sides: they
 * are noise a hundred times louder than an offer. `scale` is the change that counts as everything (twice the dearest offer's price, say); beyond it
 * a change counts no more, so that no single order moves the choice (truncated mean: Bubeck, Cesa-Bianchi & Lugosi 2013).
 */
export function rewardOfChange(change: number, scale: number): number {
  return Math.min(1, Math.max(0, 0.5 + change / (2 * scale)));
}
