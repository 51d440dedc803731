/** Days after which a merchant may say that nothing comes back of an order any more. */
export const REFUND_DAYS = { least: 0, most: 120 } as const;

/**
 * A purchase may be made so long after something could have been offered in it first: what is bought later isn't counted, of whoever was
 * held out neither. By then nearly every cart has been bought or given up.
 */
export const CART_DAYS = 7;

/** How long decisions and what is made of them are kept: the report is of as long a time at most. */
export const KEPT_DAYS = 365;

const DAY_MS = 86_400_000;

/** Purchases that began before it are settled: their time to buy is over, and the time of refunds after that. */
export function settledBefore(now: Date, refundDays: number): Date {
  return new Date(now.getTime() - (CART_DAYS + refundDays) * DAY_MS);
}

/** Orders placed since then may still change. */
export function openSince(now: Date, refundDays: number): Date {
  return new Date(now.getTime() - refundDays * DAY_MS);
}

/** What came before it is kept no longer. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * DAY_MS);
}
