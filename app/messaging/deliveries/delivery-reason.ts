/** Why a message was not sent, or did not arrive. */
export const DELIVERY_REASONS = [
  // Suppressed: nobody wants it.
  "suppressed",
  "no-consent",
  "called-off",
  // Expired: no moment was left at which it could go.
  "too-late",
  "no-lawful-time",
  "cap",
  // Failed: the provider's word.
  "bad-address",
  "refused",
] as const;

export type DeliveryReason = (typeof DELIVERY_REASONS)[number];
