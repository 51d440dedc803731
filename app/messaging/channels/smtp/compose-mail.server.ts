import { createTransport } from "nodemailer";
import { z } from "zod";
import { wordsFor } from "#app/platform/messages/words.ts";
import { plainName } from "#app/platform/outside-text.ts";
import { messageIdOf } from "../../mail-reports/message-id.server.ts";
import { senderInHtml, senderInText, withSenderInPlace } from "../../sender/sender.ts";
import { SENDER_MARK, UNSUBSCRIBE_MARK } from "../../templates/marks.ts";
import { smtpWords } from "./messages.ts";
import type { SmtpCredentials } from "./smtp-credentials.ts";

/** A mail as it is planned. It has a part for whoever reads no HTML. */
export const MailContent = z.object({
  subject: z.string().transform((subject) => plainSubject(subject)),
  html: z.string().min(1).max(1_000_000),
  text: z.string().trim().min(1).max(1_000_000),
});

export type MailContent = z.infer<typeof MailContent>;

/**
 * What the signature covers. RFC 8058 §4 wants both headers of the one click in it, or mailboxes show no button; headers that are named and not
 * there can't be put in later.
 */
const SIGNED = [
  ...["From", "Reply-To", "Subject", "Date", "Message-ID", "To", "Cc", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"],
  ...["List-Unsubscribe", "List-Unsubscribe-Post"],
].join(":");

type Letter = { reference: string; address: string; content: MailContent; unsubscribe: string | null; sender?: readonly string[] };

/** A mail as it goes over the wire, signed where there is a key. What stands in it twice the same is the same: its Message-ID is the
 * delivery's, signed. */
export async function composeMail(
  { reference, address, content, unsubscribe, sender = [] }: Letter,
  from: SmtpCredentials,
  date: Date,
): Promise<Buffer> {
  const { subject, html, text } = withSender(withUnsubscribe(content, unsubscribe), sender, unsubscribe !== null);
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    ...(from.dkimKey !== "" && {
      dkim: { domainName: from.dkimDomain, keySelector: from.dkimSelector, privateKey: from.dkimKey, headerFieldNames: SIGNED },
    }),
  });
  const { message } = await transport.sendMail({
    from: { name: from.fromName, address: from.fromAddress },
    to: { name: "", address },
    subject,
    text,
    html,
    date,
    headers: {
      "Message-ID": { prepared: true, value: `<${messageIdOf(reference)}@${from.fromAddress.split("@")[1] ?? ""}>` },
      ...(unsubscribe !== null && oneClick(unsubscribe)),
    },
    // What a template names is written, and never read from our disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return z.instanceof(Buffer).parse(message);
}

/** On one line each, whatever their length: relays that fold them anew break signatures (nodemailer#1654). */
function oneClick(address: string) {
  return {
    "List-Unsubscribe": { prepared: true, value: `<${address}>` },
    "List-Unsubscribe-Post": { prepared: true, value: "List-Unsubscribe=One-Click" },
  };
}

const english = wordsFor({ language: "en", timeZone: "UTC" });

function withUnsubscribe({ subject, html, text }: MailContent, address: string | null): MailContent {
  if (address === null) return { subject, html, text };
  const label = english(smtpWords.message("unsubscribe"));
  return {
    subject,
    html: html.includes(UNSUBSCRIBE_MARK)
      ? html.replaceAll(UNSUBSCRIBE_MARK, address)
      : beforeEnd(html, `<p style="font-size:12px;text-align:center"><a href="${address}">${label}</a></p>`),
    text: text.includes(UNSUBSCRIBE_MARK) ? text.replaceAll(UNSUBSCRIBE_MARK, address) : `${text}\n\n${label}: ${address}\n`,
  };
}

/** Marketing says who writes, and where they are found (CAN-SPAM §5(a)(5), § 5 DDG), whether or not its template has a place for it. */
function withSender(content: MailContent, lines: readonly string[], isMarketing: boolean): MailContent {
  const { subject, html, text } = withSenderInPlace(content, lines);
  if (!isMarketing || lines.length === 0) return { subject, html, text };
  return {
    subject,
    html: content.html.includes(SENDER_MARK)
      ? html
      : beforeEnd(html, `<p style="font-size:12px;line-height:18px;text-align:center;color:#57606a">${senderInHtml(lines)}</p>`),
    text: content.text.includes(SENDER_MARK) ? text : `${text}\n\n${senderInText(lines)}\n`,
  };
}

function beforeEnd(html: string, line: string): string {
  const end = html.toLowerCase().lastIndexOf("</body>");
  return end === -1 ? html + line : html.slice(0, end) + line + html.slice(end);
}

/** One line, and nothing in it that a header could be made of. */
const plainSubject = (subject: string): string => plainName(subject, 300) ?? "";
