import { keyedShare } from "./keyed-share.ts";

/** The holdout's least and greatest share: below, nothing is ever learnt; above, offers cost the shop more than the knowledge is worth. */
export const HOLDOUT_SHARES = { least: 0.05, most: 0.1 } as const;

/**
 * Whether what is known as `visitor` in all places of one purchase (docs/decisions/032) is never shown an offer: what the others would have
 * spent anyway is known from these. The answer stands for ever and depends on nothing but the shop's seed and that name; a greater share keeps everybody whom a smaller one
 * held out. Throws for a share outside 5 to 10 %.
 */
export function isHeldOut(visitor: string, shop: { seed: string; holdoutShare: number }): boolean {
  const { least, most } = HOLDOUT_SHARES;
  if (!(shop.holdoutShare >= least && shop.holdoutShare <= most)) {
    throw new RangeError(`A holdout takes ${least} to ${most} of purchases, not ${shop.holdoutShare}.`);
  }
  // "checkout" is part of every answer that was given so far.
  return keyedShare("offers-holdout", shop.seed, "checkout", visitor) < shop.holdoutShare;
}
