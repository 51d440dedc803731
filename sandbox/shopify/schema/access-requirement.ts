/** What a field or a type demands of a token: one scope of every group. */
export type AccessRequirement = {
  /** Shopify's own sentence, repeated in the error. */
  readonly text: string;
  readonly groups: readonly (readonly string[])[];
};
