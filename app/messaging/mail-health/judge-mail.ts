/** What became of a shop's mail in some days: how much left, how much of it found no address, and how much was called unwanted. */
export type MailCounts = { sent: number; bounced: number; complained: number };

export type MailVerdict = "good" | "watched" | "paused-complaints" | "paused-bounces";

/** Gmail's and Yahoo's rules for senders: below 0.1 %, and never 0.3 % or more (support.google.com/mail/answer/81126). Stopped before it comes to that. */
export const COMPLAINTS = { watched: 0.001, stops: 0.0025 } as const;

/** Amazon SES looks into accounts from 5 % on, and shuts them from 10 % on ("Reputation metrics messages" of its guide). */
export const BOUNCES = { watched: 0.05, stops: 0.1 } as const;

/**
 * How much has to have left before a share says anything: a thousand messages, as Gmail counts "3 of 1,000", and those who read its dashboard pass
 * over days with fewer. Of a shop with less mail five complaints, or ten bounces, are enough: at the 0.1 % that is still called healthy five of
 * fewer than a thousand come about in one week of 270 by chance (binomial), and ten bounces of a hundred at 2 % in one of 30,000.
 */
const ENOUGH = { sent: 1000, complained: 5, bounced: 10 } as const;

/** Whether a shop's mail may go on. */
export function judgeMail({ sent, bounced, complained }: MailCounts): MailVerdict {
  if (sent === 0) return "good";
  const [complaints, bounces] = [complained / sent, bounced / sent];
  if (complaints >= COMPLAINTS.stops && (sent >= ENOUGH.sent || complained >= ENOUGH.complained)) return "paused-complaints";
  if (bounces >= BOUNCES.stops && bounced >= ENOUGH.bounced) return "paused-bounces";
  const isWatched = (complaints >= COMPLAINTS.watched && complained > 1) || (bounces >= BOUNCES.watched && bounced > 1);
  return isWatched ? "watched" : "good";
}
