import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { rfcDate } from "../../rfc-date.ts";
import type { Mail } from "../mail.ts";
import { headerBytes, multipartReport, type Report } from "./report-parts.ts";

export const BounceAsked = z.strictObject({
  mail: z.int("the mail's id, from GET /_control/mails"),
  recipient: z.string().optional(),
  status: z
    .string()
    .regex(/^[245]\.\d{1,3}\.\d{1,3}$/, "an enhanced status such as 5.1.1 or 4.2.2")
    .default("5.1.1"),
  diagnostic: z.string().optional(),
  /** The whole mail comes back instead of its header. */
  whole: z.boolean("true or false").default(false),
});

/** What the world says where nothing else was asked for. */
const DIAGNOSTICS: Record<string, string> = {
  "5.1.1": "550 5.1.1 The email account that you tried to reach does not exist",
  "5.2.2": "552 5.2.2 The recipient's inbox is out of storage space",
  "5.7.1": "554 5.7.1 Message rejected as likely unsolicited",
  "4.2.2": "452 4.2.2 The recipient's inbox is out of storage space",
  "4.4.1": "421 4.4.1 Connection timed out",
};

/** Says by RFC 3464 that a mail did not arrive, or is late yet (`4.x.x`), to where its envelope says that bounces go. */
export function bounceOf(mail: Mail, asked: z.infer<typeof BounceAsked>, at: Temporal.Instant): Report {
  const recipient = asked.recipient ?? mail.to[0] ?? "";
  const { status } = asked;
  const isLate = status.startsWith("4");
  const action = isLate ? "delayed" : status.startsWith("2") ? "delivered" : "failed";
  const diagnostic = asked.diagnostic ?? DIAGNOSTICS[status] ?? `${isLate ? 450 : 550} ${status} Not delivered`;
  const domain = recipient.split("@").at(-1) ?? "";
  return multipartReport({
    kind: "delivery-status",
    from: `Mail Delivery Subsystem <mailer-daemon@${domain}>`,
    to: mail.from,
    subject: isLate ? "Delivery Status Notification (Delay)" : "Delivery Status Notification (Failure)",
    at,
    parts: [
      {
        type: "text/plain; charset=us-ascii",
        body: `Your message to ${recipient} ${isLate ? "has not been delivered yet" : "could not be delivered"}.\n\n${diagnostic}\n`,
      },
      {
        type: "message/delivery-status",
        body: [
          `Reporting-MTA: dns; mx.${domain}`,
          `Arrival-Date: ${rfcDate(Temporal.Instant.from(mail.receivedAt))}`,
          "",
          `Original-Recipient: rfc822; ${recipient}`,
          `Final-Recipient: rfc822; ${recipient}`,
          `Action: ${action}`,
          `Status: ${status}`,
          `Remote-MTA: dns; mx.${domain}`,
          `Diagnostic-Code: smtp; ${diagnostic}`,
          `Last-Attempt-Date: ${rfcDate(at)}`,
          "",
        ].join("\n"),
      },
      asked.whole
        ? { type: "message/rfc822", body: mail.raw.toString("latin1") }
        : { type: "text/rfc822-headers", body: `${headerBytes(mail.raw)}\n` },
    ],
  });
}
