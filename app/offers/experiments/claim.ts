import { type Comparison } from "./compare-groups.ts";

/** What is claimed of an effect: that it is there and in which direction, or nothing. */
export type Claim = "more" | "less" | "none";

/** How rarely an effect is claimed where there is none, however often somebody looks. */
export const FALSE_CLAIMS = 0.05;

/** The effective units from which the bound is about as tight as it gets: a small shop's after some months. Fixed, as the bound asks. */
const TUNED_FOR = 400;

/**
 * What may be claimed. A 95 % interval leaves out the truth in one of twenty looks, and a report is looked at every morning: a claim made whenever
 * the interval excludes zero would sooner or later be made of nothing. So a claim needs more: the normal mixture's time-uniform bound, |z| ≥
 * √((1 + m/n)·ln((1 + n/m)/α²)), which chance crosses at any look, ever, with probability α (Robbins 1970; Howard, Ramdas, McAuliffe & Sekhon, Ann. Stat. 2021, eq. 14; for
 * means of any distribution once there is data enough: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, Ann. Stat. 2024). About three deviations.
 */
export function claimOf(comparison: Comparison, falseClaims = FALSE_CLAIMS): Claim {
  const deviations = comparison.deviation > 0 ? comparison.incremental / comparison.deviation : 0;
  if (Math.abs(deviations) < neededDeviations(comparison.effectiveUnits, falseClaims)) return "none";
  return deviations > 0 ? "more" : "less";
}

/** How many deviations from nothing a claim needs with so many effective units. */
export function neededDeviations(effectiveUnits: number, falseClaims: number): number {
  const ratio = effectiveUnits / TUNED_FOR;
  return Math.sqrt((1 + 1 / ratio) * Math.log((1 + ratio) / falseClaims ** 2));
}
