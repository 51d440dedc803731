import { RunEnd } from "#app/recovery/journeys/run-end.ts";

/** Why a run is over, as a merchant is told it: of those who unsubscribed also how they did. */
export const TOLD_ENDS = [...RunEnd.options, "complained", "stop", "agent"] as const;
export type ToldEnd = (typeof TOLD_ENDS)[number];

/** A cart's way through a journey, as far as it says what is yet to come. */
export type CartRunFacts = {
  journey: string;
  /** Nobody in the journey goes on. */
  isPaused: boolean;
  endedBy: ToldEnd | null;
  /** When its step is taken up; null once it ended. */
  dueAt: string | null;
  /** When a message that it planned is due to leave, the first of them. */
  plannedAt: string | null;
  /** A call of it waits to be made since, on the merchant's list. */
  callAt: string | null;
};

/** It goes on, or came to its end and something that it planned has yet to be done. */
export const isUnderWay = ({ endedBy, plannedAt, callAt }: CartRunFacts): boolean =>
  endedBy === null || (endedBy === "finished" && (plannedAt !== null || callAt !== null));

/** When something of it happens next; null where nothing does by itself. */
export function nextOf({ isPaused, dueAt, plannedAt, callAt }: CartRunFacts): string | null {
  return [isPaused ? null : dueAt, plannedAt, callAt].filter((at) => at !== null).toSorted()[0] ?? null;
}

/** Those under way, what happens soonest first; where nothing happens by itself last. */
export function underWay<Run extends CartRunFacts>(runs: readonly Run[]): Run[] {
  const placeOf = (run: Run) => nextOf(run) ?? "~";
  return runs.filter(isUnderWay).toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : Number(placeOf(one) > placeOf(other))));
}
