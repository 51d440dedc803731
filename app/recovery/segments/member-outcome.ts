import { z } from "zod";

/** What becomes of a member of a segment for whom a journey is started. */
export const MEMBER_OUTCOMES = [
  /** They enter: at least one of the journey's messages may go to them now. */
  "reached",
  /** They would be reached, and are held out: they enter to be counted, and nothing is sent. */
  "held-out",
  /** Waybill has no copy of this customer yet. */
  "unknown",
  "no-address",
  "no-consent",
  "suppressed",
  /** No channel of the shop's takes such a message to them. */
  "not-reachable",
  "conditions",
  "reentry",
] as const;
export type MemberOutcome = (typeof MEMBER_OUTCOMES)[number];

/** How many members each became of. */
export const MemberCounts = z.partialRecord(z.enum(MEMBER_OUTCOMES), z.int().min(0));
export type MemberCounts = z.infer<typeof MemberCounts>;

/** Whether somebody enters whom this becomes of. */
export const enters = (outcome: MemberOutcome): boolean => outcome === "reached" || outcome === "held-out";

export function addCounts(before: MemberCounts, outcomes: readonly MemberOutcome[]): MemberCounts {
  const counts = { ...before };
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
