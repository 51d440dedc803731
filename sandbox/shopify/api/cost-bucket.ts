import type { Clock } from "../../clock.ts";

export type ShopPlan = "standard" | "advanced" | "plus" | "enterprise";

export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };

export type CostBucket = {
  /** Takes points out, if there are enough. */
  take(points: number): boolean;
  giveBack(points: number): void;
  status(): ThrottleStatus;
};

/** Points per second; a bucket holds twenty seconds of them. */
const restoreRates: Record<ShopPlan, number> = { standard: 100, advanced: 200, plus: 1000, enterprise: 2000 };

/** The leaky bucket that Shopify keeps for one app on one shop. */
export function createCostBucket(plan: ShopPlan | (() => ShopPlan), clock: Clock): CostBucket {
  const rate = () => restoreRates[typeof plan === "string" ? plan : plan()];
  const most = () => rate() * 20;
  let available = most();
  let at = clock.now().epochMilliseconds;

  const restore = () => {
    const now = clock.now().epochMilliseconds;
    available = Math.min(most(), available + (Math.max(0, now - at) * rate()) / 1000);
    at = now;
  };

  return {
    take(points) {
      restore();
      if (points > available) return false;
      available -= points;
      return true;
    },
    giveBack(points) {
      available = Math.min(most(), available + points);
    },
    status() {
      restore();
      return { maximumAvailable: most(), currentlyAvailable: Math.floor(available), restoreRate: rate() };
    },
  };
}
