import type { Temporal } from "temporal-polyfill";

/** `Fri, 27 Nov 2026 11:42:00 +0000`, as mail (RFC 5322) and Twilio write times. */
export function rfcDate(at: Temporal.Instant): string {
  return new Date(at.epochMilliseconds).toUTCString().replace("GMT", "+0000");
}
