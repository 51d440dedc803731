import { claimOf, FALSE_CLAIMS, type Claim } from "./claim.ts";
import { compareGroups, intervalOf, type Comparison, type Stratum } from "./compare-groups.ts";

/** Paid orders that each group needs before a report says anything. */
export const LEAST_ORDERS = 100;
/** The widest interval that still says something, each way, as a part of what would have been spent anyway. */
export const WIDEST = 0.2;

/**
 * Net revenue that offers brought beyond what the same buyers would have spent anyway, in minor units; `interval` is the 95 % interval
 * for one look, `claim` holds however often it is looked at. Or how many more orders of the shop are needed until that can be said, about.
 */
export type IncrementReport =
  | { outcome: "estimated"; incremental: number; interval: { from: number; to: number }; claim: Claim }
  | { outcome: "not-enough"; needed: number };

export type IncrementReports = { all: IncrementReport; offers: ReadonlyMap<string, IncrementReport> };

/**
 * The report of all offers together and of each. An offer's effect is claimed only beside one of all together, and at its share of the 5 %
 * (Bonferroni): with no effect anywhere, one report in twenty at most ever claims any.
 */
export function reportIncrement(all: Stratum, offers: ReadonlyMap<string, readonly Stratum[]>): IncrementReports {
  const shopOrders = all.shown.orders + all.without.orders;
  const whole = reportOf([all], shopOrders, FALSE_CLAIMS);
  const claimed = whole.outcome === "estimated" && whole.claim !== "none";
  const reports = [...offers].map(([offer, strata]) => {
    const report = reportOf(strata, shopOrders, FALSE_CLAIMS / offers.size);
    return [offer, report.outcome === "estimated" && !claimed ? { ...report, claim: "none" as const } : report] as const;
  });
  return { all: whole, offers: new Map(reports) };
}

function reportOf(strata: readonly Stratum[], shopOrders: number, falseClaims: number): IncrementReport {
  const comparison = compareGroups(strata);
  const interval = comparison && intervalOf(comparison);
  const needed = Math.max(ordersForCounts(strata, shopOrders), comparison ? ordersForPrecision(comparison, shopOrders) : 1);
  if (!comparison || !interval || needed > 0) return { outcome: "not-enough", needed: Math.ceil(needed) };
  return {
    outcome: "estimated",
    incremental: Math.round(comparison.incremental),
    interval: { from: Math.round(interval.from), to: Math.round(interval.to) },
    claim: claimOf(comparison, falseClaims),
  };
}

/** A group's share of the shop's orders before there are any, and how many orders that guess counts for. */
const GUESS = { share: 0.075, orders: 20 };

function ordersForCounts(strata: readonly Stratum[], shopOrders: number): number {
  const groups = (["shown", "without"] as const).map((group) => strata.reduce((sum, stratum) => sum + stratum[group].orders, 0));
  return Math.max(
    ...groups.map((orders) => {
      const share = (orders + GUESS.share * GUESS.orders) / (shopOrders + GUESS.orders);
      return (LEAST_ORDERS - orders) / Math.min(1, share);
    }),
  );
}

/** An interval's width falls with the square root of the number of orders. */
function ordersForPrecision(comparison: Comparison, shopOrders: number): number {
  const { from, to } = intervalOf(comparison);
  const tooWide = comparison.expected > 0 ? (to - from) / 2 / (WIDEST * comparison.expected) : Infinity;
  return shopOrders * (Math.min(tooWide, 100) ** 2 - 1);
}
