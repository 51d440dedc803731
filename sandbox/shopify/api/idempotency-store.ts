import type { Clock } from "../../clock.ts";

export type IdempotencyCode =
  | "IDEMPOTENCY_CONCURRENT_REQUEST"
  | "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"
  | "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED";

export type Claim =
  | { claim: "first"; settle(answer: unknown, succeeded: boolean): void }
  | { claim: "repeat"; answer: unknown }
  | { claim: "refused"; code: IdempotencyCode; message: string };

export type IdempotencyStore = { claim(key: string, parameters: string): Claim };

type Attempt = { parameters: string; state: "running" | "succeeded" | "failed"; answer?: unknown; at: number };

const lifetimeMs = 24 * 60 * 60 * 1000;

/**
 * Remembers what was asked under each key for a day. The same key with the same parameters gets the same answer. A failed attempt, be it by a
 * fault or by `userErrors`, burns its key: its state may have moved since, so Shopify wants the retry under a new one.
 */
export function createIdempotencyStore(clock: Clock): IdempotencyStore {
  const attempts = new Map<string, Attempt>();

  return {
    claim(key, parameters) {
      const now = clock.now().epochMilliseconds;
      const known = attempts.get(key);
      if (known && now - known.at < lifetimeMs) return answerFrom(known, parameters);

      const attempt: Attempt = { parameters, state: "running", at: now };
      attempts.set(key, attempt);
      return {
        claim: "first",
        settle(answer, succeeded) {
          attempt.state = succeeded ? "succeeded" : "failed";
          attempt.answer = succeeded ? answer : undefined;
        },
      };
    },
  };
}

function answerFrom(attempt: Attempt, parameters: string): Claim {
  if (attempt.parameters !== parameters)
    return {
      claim: "refused",
      code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
      message: "The same idempotency key cannot be used with different operation parameters.",
    };
  switch (attempt.state) {
    case "running":
      return {
        claim: "refused",
        code: "IDEMPOTENCY_CONCURRENT_REQUEST",
        message: "This request is currently in progress, please try again.",
      };
    case "failed":
      return {
        claim: "refused",
        code: "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
        message: "A previous request with this idempotency key failed. Retry with a new idempotency key.",
      };
    case "succeeded":
      return { claim: "repeat", answer: attempt.answer };
  }
}
