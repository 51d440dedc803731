import type { Refused } from "./fulfillment-order-error.ts";

/** A refusal with one error. */
export function refuse(field: string[] | null, message: string, code: string | null = null): Refused {
  return { outcome: "refused", errors: [{ field, message, code }] };
}

/** What Shopify says where only a fulfillment service can act. */
export const NOT_AT_SERVICE = "The fulfillment order's assigned fulfillment service must be of api type";
