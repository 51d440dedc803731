import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { rfcDate } from "../../rfc-date.ts";
import type { Mail } from "../mail.ts";
import { multipartReport, type Report } from "./report-parts.ts";

export const ComplaintAsked = z.strictObject({
  mail: z.int("the mail's id, from GET /_control/mails"),
  type: z
    .enum(["abuse", "fraud", "virus", "other", "not-spam", "opt-out"], "abuse, fraud, virus, other, not-spam or opt-out")
    .default("abuse"),
  /** Who complained is not told, as most mailbox providers do: only the mail's own ids lead to him. */
  redacted: z.boolean("true or false").default(false),
  /** Where the provider sends complaints to; where bounces go unless said. */
  to: z.string().optional(),
});

/** Says by RFC 5965 (ARF) that somebody called a mail unwanted. */
export function complaintAbout(mail: Mail, asked: z.infer<typeof ComplaintAsked>, at: Temporal.Instant): Report {
  const recipient = mail.to[0] ?? "";
  const about = mail.raw.toString("latin1");
  return multipartReport({
    kind: "feedback-report",
    from: "Feedback Loop <fbl@inbox.waybill.test>",
    to: asked.to ?? mail.from,
    subject: `FW: ${mail.subject.replace(/[^\x20-\x7E]/g, "?")}`,
    at,
    parts: [
      {
        type: "text/plain; charset=us-ascii",
        body: `This is an email abuse report for a message received on ${rfcDate(Temporal.Instant.from(mail.receivedAt))}.\n`,
      },
      {
        type: "message/feedback-report",
        body: [
          `Feedback-Type: ${asked.type}`,
          "User-Agent: WaybillSandbox/1.0",
          "Version: 1",
          `Original-Mail-From: <${mail.from}>`,
          ...(asked.redacted ? [] : [`Original-Rcpt-To: <${recipient}>`]),
          `Arrival-Date: ${rfcDate(Temporal.Instant.from(mail.receivedAt))}`,
          `Reported-Domain: ${mail.from.split("@").at(-1) ?? ""}`,
          "Source-IP: 127.0.0.1",
          "",
        ].join("\n"),
      },
      { type: "message/rfc822", body: asked.redacted && recipient !== "" ? about.replaceAll(recipient, "redacted") : about },
    ],
  });
}
