import { REFUSAL_REASONS, type RefusalReason } from "../channels/refusal.ts";

/** Why a message was not sent, or did not arrive. */
export const DELIVERY_REASONS = [
  // Suppressed: nobody wants it, or nothing reaches them on this channel.
  "suppressed",
  "no-consent",
  "called-off",
  // Another message said the same a short while before.
  "told-already",
  "no-channel",
  // Expired: no moment was left at which it could go.
  "too-late",
  "no-lawful-time",
  "cap",
  // Failed: the provider's word. `unreachable` is also a reason to suppress what comes later.
  ...REFUSAL_REASONS,
] as const;

export type DeliveryReason = Exclude<(typeof DELIVERY_REASONS)[number], RefusalReason> | RefusalReason;
