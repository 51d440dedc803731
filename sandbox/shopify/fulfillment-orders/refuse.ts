import type { Refused } from "./fulfillment-order-error.ts";

/** A refusal with one error. */
export function refuse(field: string[] | null, message: string, code: string | null = null): Refused {
  return { outcome: "refused", errors: [{ field, message, code }] };
}
