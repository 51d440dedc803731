import { CONDITION_KINDS } from "../shopify/conditions.ts";
import { z } from "zod";

/** What goes wrong with a request before it takes effect, with its answer, or after its effect. */
export const CALL_KINDS = [
  "timeout",
  "500",
  "503-html",
  "429",
  "403-allowlist",
  "throttled",
  "error-in-field",
  "slow",
  "reset",
  "reset-after-effect",
  "timeout-after-effect",
] as const;
/** What goes wrong with a webhook. */
export const WEBHOOK_KINDS = ["drop", "duplicate", "reorder", "late"] as const;

/** Answers that only a GraphQL API gives. */
const OF_GRAPHQL: readonly string[] = ["throttled", "error-in-field"];

const KINDS = [...CALL_KINDS, ...WEBHOOK_KINDS, ...CONDITION_KINDS];

const ONLY_SHOPIFY: readonly string[] = [...OF_GRAPHQL, ...CONDITION_KINDS];

export const Fault = z
  .strictObject({
    target: z.enum(["shopify", "shipbob"], "shopify or shipbob"),
    kind: z.enum(KINDS, `one of ${KINDS.join(", ")}`),
    /** A GraphQL operation, the end of `POST /order`, or of webhooks a topic; any unless said. */
    operation: z.string().min(1).optional(),
    rate: z.number("a share between 0 and 1").gt(0).max(1).default(1),
    times: z.int().min(1).optional(),
    seed: z.int().default(1),
    /** Of `scopes-revoked`: which. */
    scopes: z.array(z.string().min(1)).min(1).optional(),
    /** Of `plan`: which. */
    plan: z.enum(["standard", "advanced", "plus"], "standard, advanced or plus").optional(),
    /** Of `clock-skew`: how many seconds Shopify's clock is ahead of the app's; behind when below zero. */
    seconds: z.number().optional(),
  })
  .refine(({ kind, scopes }) => (kind === "scopes-revoked") === (scopes !== undefined), "say which scopes are revoked, as scopes")
  .refine(({ kind, plan }) => (kind === "plan") === (plan !== undefined), "say which plan, as plan")
  .refine(({ kind, seconds }) => (kind === "clock-skew") === (seconds !== undefined), "say how far Shopify's clock is ahead, as seconds")
  .refine(
    ({ target, kind }) => target === "shopify" || !ONLY_SHOPIFY.includes(kind),
    "only Shopify answers so: ShipBob's API is no GraphQL",
  );

export type Fault = z.infer<typeof Fault>;
export type CallKind = (typeof CALL_KINDS)[number];
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];
