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

/** What goes wrong with a recipient (`refused`), or with a mail when all of it was said. */
export const RECIPIENT_KINDS = ["refused"] as const;
export const MAIL_KINDS = ["refused-content", "timeout", "slow", "reset", "reset-after-effect", "timeout-after-effect"] as const;
/** What becomes of a message that its gateway is asked to send: refused with a code, taken and lost with a code, or held back. */
export const MESSAGE_KINDS = ["refused", "undelivered", "held"] as const;

/** Answers that only a GraphQL API gives. */
const OF_GRAPHQL: readonly string[] = ["throttled", "error-in-field"];

const KINDS = [...CALL_KINDS, ...WEBHOOK_KINDS, ...CONDITION_KINDS, ...MESSAGE_KINDS, "refused-content"] as const;

const ONLY_SHOPIFY: readonly string[] = [...OF_GRAPHQL, ...CONDITION_KINDS];
const ONLY_CHANNELS: readonly string[] = [...MESSAGE_KINDS, "refused-content"];
const OF_MAIL: readonly string[] = [...RECIPIENT_KINDS, ...MAIL_KINDS];

export const FAULT_TARGETS = ["shopify", "shipbob", "mail", "sms", "whatsapp", "chat"] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

/** Whether the target can do that at all. */
function canBe({ target, kind }: { target: FaultTarget; kind: string }): boolean {
  switch (target) {
    case "shopify":
    case "shipbob":
      return !ONLY_CHANNELS.includes(kind);
    case "mail":
      return OF_MAIL.includes(kind);
    case "sms":
      return kind !== "held" && kind !== "refused-content";
    case "whatsapp":
      return kind !== "refused-content";
    case "chat":
      return CALL_KINDS.some((one) => one === kind);
  }
}

export const Fault = z
  .strictObject({
    target: z.enum(FAULT_TARGETS, `one of ${FAULT_TARGETS.join(", ")}`),
    kind: z.enum(KINDS, `one of ${KINDS.join(", ")}`),
    /** A GraphQL operation, the end of `POST /order` or of a recipient, or of webhooks a topic (a status, `inbound`); any unless said. */
    operation: z.string().min(1).optional(),
    rate: z.number("a share between 0 and 1").gt(0).max(1).default(1),
    times: z.int().min(1).optional(),
    seed: z.int().default(1),
    /** Of `refused` and `undelivered`: the code that SMTP, Twilio or Meta give. */
    code: z.int("a code, such as 451, 21610 or 131026").optional(),
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
  .refine(({ target, kind }) => target === "shopify" || !ONLY_SHOPIFY.includes(kind), "only Shopify answers so: the others are no GraphQL")
  .refine(canBe, { error: "that target has no such trouble: sandbox/README.md lists each one's", path: ["kind"] })
  .refine(
    ({ kind, code }) => code === undefined || kind === "refused" || kind === "undelivered",
    "only what is refused or undelivered has a code",
  )
  .refine(
    ({ target, kind, code }) => target === "mail" || (kind !== "refused" && kind !== "undelivered") || code !== undefined,
    "say with which code",
  );

export type Fault = z.infer<typeof Fault>;
export type CallKind = (typeof CALL_KINDS)[number];
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];
