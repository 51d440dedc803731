import { z } from "zod";

/** What somebody has said about marketing by one channel: Shopify's own words, of both its vocabularies the narrower. */
export const ConsentState = z.enum(["unsubscribed", "pending", "never", "subscribed"]);
export type ConsentState = z.infer<typeof ConsentState>;

/**
 * On what it rests. `explicit`: they asked for it. `soft_opt_in`: they bought, were told of similar goods and could object (Directive
 * 2002/58/EC art. 13(2), for mail alone). `none`: nothing is known of how it came about.
 */
export const ConsentBasis = z.enum(["explicit", "soft_opt_in", "none"]);
export type ConsentBasis = z.infer<typeof ConsentBasis>;

/** One thing that somebody has said, as it is kept: never changed, and never taken off the list. */
export type ConsentRecord = {
  state: ConsentState;
  basis: ConsentBasis;
  /** Where they said it: `shopify`, `one-click`, `reply`, `agent`. */
  source: string;
  /** Milliseconds since 1970 at which they said it, not at which we heard of it. */
  at: number;
};

/** The more somebody has to be left alone, the lower: of two things said in one moment the lower counts. */
const ORDER: readonly ConsentState[] = ["unsubscribed", "never", "pending", "subscribed"];

/** What holds of all that somebody has said, in whatever order it is heard: the last. Undefined where they have said nothing. */
export function latestConsent<Said extends ConsentRecord>(said: readonly Said[]): Said | undefined {
  return said.reduce<Said | undefined>((last, one) => (last && !isLater(one, last) ? last : one), undefined);
}

function isLater(one: ConsentRecord, other: ConsentRecord): boolean {
  if (one.at !== other.at) return one.at > other.at;
  return ORDER.indexOf(one.state) < ORDER.indexOf(other.state);
}

/** Why somebody is on the list of those who are left alone. */
export const SuppressionReason = z.enum(["unsubscribed", "stop", "agent", "bounced", "complained", "provider_opt_out"]);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

/** What they asked for themselves ends when they subscribe again. That an address is dead, or that they complained, does not end by that. */
const endsByConsent: Readonly<Record<SuppressionReason, boolean>> = {
  unsubscribed: true,
  stop: true,
  agent: true,
  provider_opt_out: true,
  bounced: false,
  complained: false,
};

/** Of a dead address, and of somebody who said stop to a number, nothing at all is wanted; of others, no marketing. */
const endsEverything: Readonly<Record<SuppressionReason, boolean>> = {
  unsubscribed: false,
  stop: true,
  agent: false,
  provider_opt_out: true,
  bounced: true,
  complained: false,
};

export type Purpose = "marketing" | "transactional";

export type Wanted = { outcome: "wanted" } | { outcome: "unwanted"; why: "suppressed" | "no-consent" };

/**
 * Whether somebody wants a message at an address of theirs. Marketing needs that they subscribed on some basis, to mail also by soft opt-in;
 * what an order brings with it needs no consent, but not a suppressed address.
 */
export function isWanted(
  { purpose, channel }: { purpose: Purpose; channel: "email" | "sms" | "whatsapp" | "call" },
  consent: ConsentRecord | undefined,
  suppressions: readonly { reason: SuppressionReason; at: number }[],
): Wanted {
  const holds = suppressions.filter(({ reason, at }) => !(endsByConsent[reason] && consent?.state === "subscribed" && consent.at > at));
  if (holds.some(({ reason }) => purpose === "marketing" || endsEverything[reason])) return { outcome: "unwanted", why: "suppressed" };
  if (purpose === "transactional") return { outcome: "wanted" };
  const isBased = consent?.basis === "explicit" || (consent?.basis === "soft_opt_in" && channel === "email");
  return consent?.state === "subscribed" && isBased ? { outcome: "wanted" } : { outcome: "unwanted", why: "no-consent" };
}

/** What Shopify calls a state of consent, in its older and newer lists. What a later version may add is taken for: leave them alone. */
export function consentStateOf(shopifyState: string): ConsentState {
  switch (shopifyState.toUpperCase()) {
    case "SUBSCRIBED":
      return "subscribed";
    case "PENDING":
      return "pending";
    case "NOT_SUBSCRIBED":
    case "NEVER_SUBSCRIBED":
      return "never";
    default:
      return "unsubscribed";
  }
}
