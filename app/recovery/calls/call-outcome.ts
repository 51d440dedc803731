import { z } from "zod";

/** How a call ended, as an agent says it. */
export const CallOutcome = z.enum([
  "reached-interested",
  "reached-not",
  "no-answer",
  "busy",
  /** Somebody else has this number. */
  "wrong-number",
  /** They want to be called at another time, which is told with it. */
  "call-back",
  /** They want no calls. */
  "do-not-call",
]);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** After so long it is tried again. */
const AGAIN_AFTER_MINUTES = { "no-answer": 4 * 60, busy: 30 } as const;
const MINUTE_MS = 60_000;
/** Whoever named a time is called within so long from it, also when the task would be over by then. */
const CALL_BACK_LASTS_MS = 24 * 60 * MINUTE_MS;

export type CallSoFar = {
  /** With this one. */
  attempts: number;
  mostAttempts: number;
  expiresAt: Date;
};

export type AfterCall =
  /** Nobody calls about this any more. `suppress`: nor about anything else. */
  { state: "done"; suppress: "agent" | "bounced" | null } | { state: "open"; dueAt: Date; expiresAt: Date };

/**
 * What becomes of a task after a call. Nobody is tried more often than the step says, or later than it says, but who named a time themselves is
 * called then. Whoever wants no calls is left alone on every channel that this number has; a number that is somebody else's is dead.
 */
export function afterCall(
  outcome: CallOutcome,
  { attempts, mostAttempts, expiresAt }: CallSoFar,
  at: Date,
  callBackAt: Date | null,
): AfterCall {
  switch (outcome) {
    case "reached-interested":
    case "reached-not":
      return { state: "done", suppress: null };
    case "do-not-call":
      return { state: "done", suppress: "agent" };
    case "wrong-number":
      return { state: "done", suppress: "bounced" };
    case "call-back": {
      const dueAt = callBackAt && callBackAt > at ? callBackAt : at;
      return { state: "open", dueAt, expiresAt: new Date(Math.max(expiresAt.getTime(), dueAt.getTime() + CALL_BACK_LASTS_MS)) };
    }
    case "no-answer":
    case "busy": {
      const dueAt = new Date(at.getTime() + AGAIN_AFTER_MINUTES[outcome] * MINUTE_MS);
      return attempts < mostAttempts && dueAt < expiresAt ? { state: "open", dueAt, expiresAt } : { state: "done", suppress: null };
    }
  }
}

/** Nobody remembers that they asked for a call so long ago. */
const FARTHEST_MS = 90 * 24 * 60 * MINUTE_MS;

/** Why a time that an agent typed is none at which somebody wants to be called; null where it is. The minute that runs just now is one. */
export function whyNoCallBack(callBackAt: Date, at: Date): "passed" | "far" | null {
  if (callBackAt.getTime() < at.getTime() - MINUTE_MS) return "passed";
  return callBackAt.getTime() > at.getTime() + FARTHEST_MS ? "far" : null;
}

/** Whether somebody was spoken to: the others were only tried. */
export const wasReached = (outcome: CallOutcome): boolean => outcome !== "no-answer" && outcome !== "busy" && outcome !== "wrong-number";
