import { claimOf, FALSE_CLAIMS } from "./claim.ts";
import { compareGroups, type Stratum } from "./compare-groups.ts";

/** Why an offer should stop: checkouts are completed less often with it than without, or orders are refunded more. */
export type Harm = "fewer-completed" | "more-refunded";

/**
 * Whether an offer does harm, by strata of context buckets. As outcomes stand `completed`: 1 for a checkout that was paid, else 0; and
 * `refunded`: of paid orders the refunded share of what was in the cart anyway. It is asked daily about every offer, so "beyond its
 * confidence interval" is the time-uniform bound (claim.ts), at half of the 5 % for each of the two. What has been paused stays so
 * until somebody resumes it: it gets no impressions by which it could clear itself.
 */
export function harmOf(offer: { completed: readonly Stratum[]; refunded: readonly Stratum[] }): Harm | undefined {
  const claimed = (strata: readonly Stratum[]) => {
    const comparison = compareGroups(strata);
    return comparison && enoughFor(strata) ? claimOf(comparison, FALSE_CLAIMS / 2) : "none";
  };
  if (claimed(offer.completed) === "less") return "fewer-completed";
  if (claimed(offer.refunded) === "more") return "more-refunded";
  return undefined;
}

/** Exposures, and as many checkouts without, before the bound's normal approximation holds. */
const LEAST_ROWS = 100;

function enoughFor(strata: readonly Stratum[]): boolean {
  const rows = (group: "shown" | "without") => strata.reduce((sum, stratum) => sum + stratum[group].rows, 0);
  return rows("shown") >= LEAST_ROWS && rows("without") >= LEAST_ROWS;
}
