import { keyedShare } from "./keyed-share.ts";

/** The holdout's least and greatest share: below, nothing is ever learnt; above, offers cost the shop more than the knowledge is worth. */
export const HOLDOUT_SHARES = { least: 0.05, most: 0.1 } as const;

/** Whom a holdout keeps apart: the buyer where Shopify names one, else the checkout. A buyer's every checkout then has one answer. */
export type HoldoutUnit = { buyer: string } | { checkout: string };

/**
 * Whether this buyer (or checkout) is never shown an offer, on any placement: what those would have spent anyway is known from these.
 * The answer stands for ever and depends on nothing but the shop's seed and the key; a greater share keeps everybody whom a smaller one
 * held out. Throws for a share outside 5 to 10 %.
 */
export function isHeldOut(unit: HoldoutUnit, shop: { seed: string; holdoutShare: number }): boolean {
  const { least, most } = HOLDOUT_SHARES;
  if (!(shop.holdoutShare >= least && shop.holdoutShare <= most)) {
    throw new RangeError(`A holdout takes ${least} to ${most} of the buyers, not ${shop.holdoutShare}.`);
  }
  const [kind, key] = "buyer" in unit ? ["buyer", unit.buyer] : ["checkout", unit.checkout];
  return keyedShare("offers-holdout", shop.seed, kind, key) < shop.holdoutShare;
}
