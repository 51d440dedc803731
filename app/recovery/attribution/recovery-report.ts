import { FALSE_CLAIMS, type Claim } from "#app/offers/experiments/claim.ts";
import { compareSpend, type Arms } from "./compare-spend.ts";
import { buyingOf, type SpendSums } from "./spend-sums.ts";

/** People of each group who have to have bought before a report names an amount. */
export const LEAST_BUYERS = 50;

/** A number of all treated people together, beyond what they would have done anyway; `interval` is the 95 % interval of one look. */
export type Estimate = { incremental: number; interval: { from: number; to: number } };

/**
 * What recovery brought, of one group of people. `spend` is in minor units, `buyers` are people who bought and would not have. `needed`: about how
 * many more people it takes: until an amount can be named, or until one as large as a fifth of what is spent anyway would show. A claim holds however often somebody looks.
 */
export type RecoveryReport =
  | { outcome: "estimated"; spend: Estimate; buyers: Estimate; claim: Claim; needed: number }
  | { outcome: "not-enough"; needed: number };

export type RecoveryReports = { all: RecoveryReport; parts: ReadonlyMap<string, RecoveryReport> };

/**
 * The report of everybody and of each part of them (journeys, channels). A part's effect is claimed only beside one of all together, and at its share of the 5 %
 * (Bonferroni): with no effect anywhere, one shop in twenty at most ever reads of any.
 */
export function reportRecovery(all: Arms, parts: ReadonlyMap<string, Arms>): RecoveryReports {
  const whole = reportOf(all, FALSE_CLAIMS);
  const isClaimed = whole.outcome === "estimated" && whole.claim !== "none";
  const reports = [...parts].map(([part, arms]) => {
    const report = reportOf(arms, FALSE_CLAIMS / parts.size);
    return [part, report.outcome === "estimated" && !isClaimed ? { ...report, claim: "none" as const } : report] as const;
  });
  return { all: whole, parts: new Map(reports) };
}

function reportOf(arms: Arms, falseClaims: number): RecoveryReport {
  const missing = peopleForCounts(arms);
  const spend = compareSpend(arms);
  const buying = compareSpend({ treated: buyingOf(arms.treated), heldOut: buyingOf(arms.heldOut) });
  if (missing > 0 || !spend || !buying) return { outcome: "not-enough", needed: Math.max(1, Math.ceil(missing)) };

  const { people } = arms.treated;
  const ofAll = ({ lift, interval }: NonNullable<typeof spend>): Estimate => ({
    incremental: Math.round(people * lift),
    interval: { from: Math.round(people * interval.from), to: Math.round(people * interval.to) },
  });
  const reach = (spend.interval.to - spend.interval.from) / 2 / (SHOWS * spend.expected);
  const needed = Math.ceil((people + arms.heldOut.people) * Math.max(0, Math.min(reach, 100) ** 2 - 1));
  return { outcome: "estimated", spend: ofAll(spend), buyers: ofAll(buying), claim: spend.claim(falseClaims), needed };
}

/** The part of what is spent anyway that one wants to see. */
const SHOWS = 0.2;

/** What is guessed before there is anybody: held out one in ten, of whom one in ten buys; and for how many people that guess counts. */
const GUESS = { heldOut: 0.1, buys: 0.1, people: 20 };

function peopleForCounts({ treated, heldOut }: Arms): number {
  const people = treated.people + heldOut.people;
  const until = ({ buyers }: Readonly<SpendSums>, share: number) => {
    const rate = (buyers + GUESS.buys * share * GUESS.people) / (people + GUESS.people);
    return (LEAST_BUYERS - buyers) / rate;
  };
  return Math.max(until(treated, 1 - GUESS.heldOut), until(heldOut, GUESS.heldOut));
}
