/** What Shopify asks of fulfillment services ("Built for Shopify", 5.8), over 28 days. */
export const DAYS = 28;

/** Fewer fulfillment orders than these in the period, and Shopify does not rate. */
export const RATED_FROM = 100;

/** Hours within which a request and a cancellation are to be answered, and tracking is to follow a fulfillment. */
export const HOURS_TO_ANSWER = 24;
export const HOURS_TO_TRACK = 1;

/** The least share (of 1) of each that Shopify asks for. */
export const STANDARDS = {
  completion: 0.97,
  callbacks: 0.99,
  /** Nothing is fulfilled that was not asked for: always. */
  "after-request": 1,
  tracking: 0.8,
  requests: 0.95,
  cancellations: 0.99,
} as const;

export type StandardCode = keyof typeof STANDARDS;

/** What was counted: what met the standard, what missed it, and what may still do either. `late`: of the open, those of which most of the time is over. */
export type Counted = { met: number; missed: number; open: number; late: number };

export type Verdict = {
  /** Share that met it, 0 to 1; null while nothing is to be judged. */
  share: number | null;
  /** `close`: still met, and the warning that it won't be for long. */
  state: "none" | "met" | "close" | "missed";
  /** How many more may miss it before the standard is missed, as many being asked for as were; 0 when it is missed. */
  spare: number;
};

/**
 * Holds what was counted against a standard. It is close as soon as more than half of what may miss it has, or something open is about to: so
 * somebody is warned while there is something to be done.
 */
export function judge(code: StandardCode, { met, missed, late }: Counted): Verdict {
  const total = met + missed;
  const share = total === 0 ? null : met / total;
  const mayMiss = Math.floor(total * (1 - STANDARDS[code]) + 1e-9);
  const spare = Math.max(0, mayMiss - missed);
  if (missed > mayMiss) return { share, state: "missed", spare };
  if (late > 0 || missed > mayMiss / 2) return { share, state: "close", spare };
  return { share, state: total === 0 ? "none" : "met", spare };
}
