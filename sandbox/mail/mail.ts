import { simpleParser } from "mailparser";

/** A mail as it was handed over by SMTP, and what a mail program reads of it. */
export type Mail = {
  id: number;
  receivedAt: string;
  /** Of the envelope: where bounces go (`""` for none), and whom it was for. */
  from: string;
  to: readonly string[];
  /** Every byte of it, for whoever checks a signature. */
  raw: Buffer;
  messageId: string | null;
  subject: string;
  /** Of the header, as written. */
  headerFrom: string;
  headerTo: string;
  text: string;
  html: string | null;
  /** Each header in its order, unfolded. */
  headers: readonly { name: string; value: string }[];
  attachments: readonly { filename: string | null; contentType: string; bytes: number }[];
};

export type Envelope = { from: string; to: readonly string[] };

/** Reads a mail. Whatever was sent can be read: what makes no sense is empty. */
export async function readMail(raw: Buffer, facts: Envelope & { id: number; receivedAt: string }): Promise<Mail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  const headers = parsed.headerLines.map(({ line }) => {
    const colon = line.indexOf(":");
    return {
      name: line.slice(0, colon),
      value: line
        .slice(colon + 1)
        .replace(/\r?\n(?=[ \t])/g, "")
        .trim(),
    };
  });
  const valueOf = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
  return {
    ...facts,
    raw,
    messageId: valueOf("message-id") ?? null,
    subject: parsed.subject ?? "",
    headerFrom: parsed.from?.text ?? valueOf("from") ?? "",
    headerTo: valueOf("to") ?? "",
    text: parsed.text ?? "",
    html: parsed.html === false ? null : (parsed.html ?? null),
    headers,
    attachments: parsed.attachments.map(({ filename, contentType, size }) => ({ filename: filename ?? null, contentType, bytes: size })),
  };
}

/** The first header of that name. */
export function headerOf(mail: Mail, wanted: string): string | undefined {
  return mail.headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value;
}
