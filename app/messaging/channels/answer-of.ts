import type { SendAnswer } from "./channel-provider.ts";
import { type Refusal, spread } from "./refusal.ts";

type Answered = { outcome: "answered"; status: number; body: unknown; waitSeconds: number | null };
type Unanswered = { outcome: "not-reached"; why: string } | { outcome: "no-answer"; why: string };

/** Seconds until it is tried again: after a lost way, and when a provider says that it can't. */
const SOON = 15;
const LATER = 60;

/** How a provider's own words are read: what it took, and what its no means. Undefined where they are neither. */
export type Reading = {
  taken(body: unknown): (SendAnswer & { outcome: "accepted" }) | undefined;
  refusal(body: unknown, status: number): Refusal | undefined;
};

/**
 * What an answer to handing over a message means. A no that the provider gives a code for is final or passes, as the code says; "too many" (429) and
 * "unavailable" (503) are said before anything is done. Whatever else comes back may have been said after the message was taken.
 */
export function answerOf(answer: Answered | Unanswered, reading: Reading): SendAnswer {
  if (answer.outcome === "not-reached") return { outcome: "not-sent", retryAfterSeconds: spread(SOON), why: answer.why };
  if (answer.outcome === "no-answer") return { outcome: "unknown", why: answer.why };
  const { status, body } = answer;
  const why = `status ${String(status)}`;
  if (status >= 200 && status < 300) return reading.taken(body) ?? { outcome: "unknown", why };
  if (status === 429) return resting(answer.waitSeconds ?? spread(SOON), why);
  const refusal = reading.refusal(body, status);
  if (refusal) return refusalAsAnswer(refusal);
  if (status === 503) return { outcome: "not-sent", retryAfterSeconds: spread(LATER), why };
  if (status >= 500) return { outcome: "unknown", why };
  return { outcome: "refused", reason: "refused", why };
}

function resting(seconds: number, why: string): SendAnswer {
  return { outcome: "not-sent", retryAfterSeconds: seconds, why, trouble: { becomes: "resting", seconds } };
}

/** Said at once, a no that passes leaves the message planned; the one that may be tried once more is planned anew. */
function refusalAsAnswer(refusal: Refusal): SendAnswer {
  const { again, why, trouble } = refusal;
  if (!again || again.once) return { outcome: "refused", ...refusal };
  return { outcome: "not-sent", retryAfterSeconds: again.afterSeconds, why, ...(trouble && { trouble }) };
}
