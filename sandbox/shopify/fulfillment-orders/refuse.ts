/** A mistake in what was asked, as `userErrors` tell it. `code` is there where the mutation's errors have codes. */
export type FulfillmentOrderError = { field: string[] | null; message: string; code: string | null };

export type Refused = { outcome: "refused"; errors: FulfillmentOrderError[] };

/** What comes of a mutation: what it did and what that brought, or why it did nothing. */
export type Done<As extends string, Brought = unknown> = ({ outcome: As } & Brought) | Refused;

/** A refusal with one error. */
export function refuse(field: string[] | null, message: string, code: string | null = null): Refused {
  return { outcome: "refused", errors: [{ field, message, code }] };
}

/** What Shopify says where only a fulfillment service can act. */
export const NOT_AT_SERVICE = "The fulfillment order's assigned fulfillment service must be of api type";
