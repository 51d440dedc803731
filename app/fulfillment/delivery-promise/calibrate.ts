/**
 * How surprised an order's arrival was: how likely it had been, when its promise was made, to be there on an earlier day. 0: as early as could
 * be; near 1: nearly nobody thought so late; 1: it never came. The date that a threshold chooses is kept exactly where the surprise is below it.
 */
export type Surprise = number;

/** How far the threshold may be from the confidence: no buyer is told a date that is much less likely than what is stated. */
const LOWEST = 0.12;
const HIGHEST = 0.995;

/** As if so many arrivals had been seen that surprised exactly as often as they should: where nothing is known, the confidence is the threshold. */
const PRIOR = 40;

/**
 * How likely a date has to be for promises of a shop to be kept as often as stated.
 *
 * Whole days jump over a confidence: the first date with 90 % may be one with 97 %. Taken for every order, promises would be kept more often than they
 * state, and said later than need be. The threshold is the one with which `confidence` of the shop's last promises would have been kept
 * (split conformal prediction; a Beta-like prior until there are some). The same for every buyer; a date is never chosen by chance.
 */
export function calibrate(surprises: readonly Surprise[], confidence: number): number {
  const sorted = [...surprises, ...Array.from({ length: PRIOR }, (_, index) => (index + 0.5) / PRIOR)].sort((a, b) => a - b);
  const needed = Math.ceil(confidence * sorted.length);
  const last = sorted[Math.min(sorted.length, needed) - 1]!;
  const justAbove = last + 1e-9;
  return Math.min(HIGHEST, Math.max(confidence - LOWEST, justAbove));
}
