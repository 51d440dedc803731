import type { ShopPlan } from "./api/cost-bucket.ts";

/** What can be the matter with Shopify as a whole, for a while. */
export const CONDITION_KINDS = [
  "bulk-failed",
  "bulk-partial",
  "bulk-denied",
  "protected-data",
  "empty-body",
  "scopes-revoked",
  "secret-rotated",
  "clock-skew",
  "plan",
] as const;

export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** What is the matter now. */
export type Conditions = {
  /** Whether it is so for this call: a bulk query, a webhook's topic; without one, at all. */
  strikes(kind: ConditionKind, call?: string): boolean;
  /** The shop's plan, when it is another one than it was opened with. */
  plan(): ShopPlan | undefined;
  /** Scopes that the token lost. */
  revokedScopes(): readonly string[];
  /** How far Shopify's clock is ahead of the app's, in milliseconds. */
  skewMs(): number;
};

export const allIsWell: Conditions = {
  strikes: () => false,
  plan: () => undefined,
  revokedScopes: () => [],
  skewMs: () => 0,
};
