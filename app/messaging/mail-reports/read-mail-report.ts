import { simpleParser } from "mailparser";
import type { RecipientReport } from "./judge-bounce.ts";

/** What a mail reports about another one. */
export type MailReport = {
  /** What a mail server says of each recipient (RFC 3464). */
  recipients: RecipientReport[];
  /** What a mailbox provider says that its customer did (RFC 5965): `abuse`, `fraud`, `opt-out`…; null where it is no complaint. */
  feedback: string | null;
  /** Message-IDs that the mail may have had, the likeliest first. */
  messageIds: string[];
  /** Where it could be unsubscribed from: of ours it says which delivery it was, also where a relay gave it another Message-ID. */
  unsubscribeAddresses: string[];
};

/** RFC 3464 and its successor for mail in all alphabets (RFC 6533), RFC 5965, and the mail itself or its header. */
const STATUS = ["message/delivery-status", "message/global-delivery-status"];
const FEEDBACK = ["message/feedback-report"];
const ORIGINAL = ["text/rfc822-headers", "message/rfc822", "message/global", "message/global-headers"];

const MOST = 50;

/** Reads a report about mail, whatever mail server wrote it; undefined of a mail that is none. Never throws: what makes no sense is left out. */
export async function readMailReport(raw: Buffer): Promise<MailReport | undefined> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true, skipTextLinks: true, keepDeliveryStatus: true }).catch(
    () => undefined,
  );
  if (!mail) return undefined;
  const parts = (types: readonly string[]) =>
    mail.attachments.filter(({ contentType }) => types.includes(contentType)).map(({ content }) => content.toString("latin1"));
  const [status, feedback, original] = [parts(STATUS), parts(FEEDBACK), parts(ORIGINAL)];
  const [complaint] = feedback;
  if (status.length === 0 && complaint === undefined) return undefined;

  const headers = original.map((part) => fieldsOf(part.split(/\r?\n\r?\n/, 1)[0] ?? ""));
  const replied = [mail.inReplyTo ?? [], mail.references ?? []].flat();
  const perMessage = status.map((part) => fieldsOf(part.split(/\r?\n\r?\n/, 1)[0] ?? ""));
  return {
    recipients: status.flatMap(recipientsOf).slice(0, MOST),
    feedback: complaint === undefined ? null : (fieldsOf(complaint).get("feedback-type")?.[0] ?? "abuse").toLowerCase(),
    messageIds: [
      ...headers.flatMap((fields) => fields.get("message-id") ?? []),
      ...perMessage.flatMap((fields) => [...(fields.get("x-original-message-id") ?? []), ...(fields.get("original-message-id") ?? [])]),
      ...replied,
    ].slice(0, MOST),
    unsubscribeAddresses: headers
      .flatMap((fields) => fields.get("list-unsubscribe") ?? [])
      .flatMap((value) => [...value.matchAll(/<(https?:[^<>\s]+)>/g)].map(([, address = ""]) => address))
      .slice(0, MOST),
  };
}

/** The first group of fields is about the mail, each other one about a recipient. */
function recipientsOf(part: string): RecipientReport[] {
  const [, ...groups] = part.split(/\r?\n(?:[ \t]*\r?\n)+/);
  return groups.flatMap((group) => {
    const fields = fieldsOf(group);
    const [first = ""] = fields.get("action") ?? [];
    const [status = ""] = fields.get("status") ?? [];
    const diagnostic = (fields.get("diagnostic-code") ?? []).join(" ").replace(/^\s*[\w-]+\s*;\s*/, "");
    return first === "" ? [] : [{ action: first, status, diagnostic: diagnostic.slice(0, 500) }];
  });
}

/** The fields of a header, by their names in lower case, unfolded. */
function fieldsOf(header: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of header.replace(/\r?\n(?=[ \t])/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return fields;
}
