/** A mistake in what was asked, as `userErrors` tell it. `code` is there where the mutation's errors have codes. */
export type FulfillmentOrderError = { field: string[] | null; message: string; code: string | null };

export type Refused = { outcome: "refused"; errors: FulfillmentOrderError[] };

/** What comes of a mutation: what it did and what that brought, or why it did nothing. */
export type Done<As extends string, Brought = unknown> = ({ outcome: As } & Brought) | Refused;
