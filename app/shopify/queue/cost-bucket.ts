/** Shopify's leaky bucket as its last answer showed it. Points; `restoreRate` is points per second. */
export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };

/**
 * What is left in a shop's bucket now, by what Shopify said last and what was taken since. Times are milliseconds of one clock.
 *
 * Until Shopify has said anything, the smallest bucket it gives is assumed.
 */
export function createCostBucket(startedAt: number) {
  let status: ThrottleStatus = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };
  let asOf = startedAt;
  let underway = 0;

  const available = (now: number) =>
    Math.min(status.maximumAvailable, status.currentlyAvailable + ((now - asOf) / 1000) * status.restoreRate) - underway;

  return {
    /**
     * Milliseconds to wait until `cost` is there and a share of the bucket (0 to 1) is left beside it; 0 when it is. What costs more than the
     * whole bucket goes when the bucket is full.
     */
    waitFor(cost: number, now: number, leaving = 0): number {
      const lacking = Math.min(cost + leaving * status.maximumAvailable, status.maximumAvailable) - available(now);
      return lacking <= 0 ? 0 : Math.ceil((lacking / status.restoreRate) * 1000);
    },
    take(cost: number): void {
      underway += cost;
    },
    /** The answer to what `cost` was taken for. Without a status nothing is known but that it is over. */
    giveBack(cost: number, now: number, answered?: ThrottleStatus): void {
      if (answered) {
        status = answered;
      } else {
        status = { ...status, currentlyAvailable: available(now) + underway - cost };
      }
      asOf = now;
      underway -= cost;
    },
  };
}

export type CostBucket = ReturnType<typeof createCostBucket>;
