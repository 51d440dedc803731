import type { SendAnswer } from "../channel-provider.ts";

/** Seconds until it is tried again: after "not now" (greylisting asks for minutes), and after a lost line. */
const LATER = 300;
const SOON = 15;

type SmtpFault = { message: string; responseCode?: number; response?: string };

/**
 * What a mail server's refusal, or its silence, says of a letter. A code of refusal is final whenever it comes. Without one, the letter surely
 * did not leave as long as nothing of it was handed over; from then on nobody knows.
 */
export function answerToFault({ message, responseCode = 0, response = "" }: SmtpFault, handedOver: boolean): SendAnswer {
  const why = (response === "" ? message : response).slice(0, 500);
  if (responseCode >= 500) {
    // RFC 3463: 5.1.x is an address that nobody has, 5.2.1 a mailbox that takes nothing. A bare 550 may as well be somebody's policy.
    const isDead = /^\d{3}[ -]5\.(?:1\.(?:1|2|3|6|10)|2\.1)\b/.test(response);
    return { outcome: "refused", reason: isDead ? "bad-address" : "refused", why };
  }
  if (responseCode >= 400) return { outcome: "not-sent", retryAfterSeconds: LATER, why };
  return handedOver ? { outcome: "unknown", why } : { outcome: "not-sent", retryAfterSeconds: SOON, why };
}
