import type { Refused } from "../fulfillment-orders/refuse.ts";

/** The outcome of a mutation as its payload: what it made, or null for each of that and the errors. */
export function payloadOf<Done extends { outcome: string }>(
  outcome: Done | Refused,
  answer: (done: Exclude<Done, Refused>) => Record<string, unknown>,
): Record<string, unknown> {
  if (outcome.outcome === "refused") {
    const refused: Record<string, unknown> = { userErrors: (outcome as Refused).errors };
    return new Proxy(refused, nothingElse);
  }
  return { ...answer(outcome as Exclude<Done, Refused>), userErrors: [] };
}

/** A refused mutation answers null for whatever else is asked of its payload. */
const nothingElse: ProxyHandler<Record<string, unknown>> = {
  has: () => true,
  get: (target, key) => (typeof key === "string" && Object.hasOwn(target, key) ? target[key] : null),
};
