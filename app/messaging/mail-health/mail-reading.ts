import { z } from "zod";
import { isMessage, type Message } from "#app/platform/messages/message.ts";

/** `problem`: mail doesn't arrive, or soon won't. `advice`: it may be taken for spam. */
export const FindingLevel = z.enum(["good", "advice", "problem"]);

/** What was found about one of a domain's records. */
export const Finding = z.object({ record: z.enum(["SPF", "DKIM", "DMARC"]), level: FindingLevel, message: z.custom<Message>(isMessage) });
export type Finding = z.infer<typeof Finding>;

/** How a shop's mail stands, as it was last looked at. */
export const MailReading = z.object({
  /** Of the sender's address. */
  domain: z.string(),
  /** ISO 8601: when the domain's records were asked for. */
  checkedAt: z.string(),
  findings: z.array(Finding),
  /** Since when it is counted (ISO 8601): seven days, or less where a person let it go on meanwhile. */
  since: z.string(),
  sent: z.int(),
  bounced: z.int(),
  complained: z.int(),
  verdict: z.enum(["good", "watched", "paused-complaints", "paused-bounces"]),
});
export type MailReading = z.infer<typeof MailReading>;
