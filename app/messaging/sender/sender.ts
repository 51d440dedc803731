import { escapeHtml, plainName } from "#app/platform/outside-text.ts";
import { SENDER_MARK, withoutMarks } from "../templates/marks.ts";

/** Nobody's address is longer, an imprint's lines are not more, and a mail is no place for other texts. */
const MOST_LINES = 12;
const LONGEST_LINE = 200;

/** What of it a merchant typed, and what Shopify says of the shop; null where nothing is known. */
export type SenderKnown = { typed: string | null; fromShopify: readonly string[] | null };

/**
 * Who writes, line by line: as the merchant typed it, else the shop's name and the address that Shopify shows to its buyers. There is always
 * something: where no address is known, the shop's name and where it is found.
 */
export function senderLines({ typed, fromShopify }: SenderKnown, shop: { name: string; domain: string }): string[] {
  const own = linesOf(typed?.split("\n") ?? []);
  if (own.length > 0) return own;
  const address = linesOf(fromShopify ?? []);
  const name = linesOf([shop.name]);
  if (address.length === 0) return [...name, shop.domain];
  return address[0] === name[0] ? address : [...name, ...address];
}

const linesOf = (lines: readonly string[]): string[] =>
  lines
    .slice(0, MOST_LINES * 2)
    .flatMap((line) => withoutMarks(plainName(line, LONGEST_LINE)) ?? [])
    .slice(0, MOST_LINES);

/** The lines as a part of HTML, and as a part of a text. */
export const senderInHtml = (lines: readonly string[]): string => lines.map(escapeHtml).join("<br />");
export const senderInText = (lines: readonly string[]): string => lines.join("\n");

/** A mail with the sender where its template has a place for it. */
export function withSenderInPlace<Mail extends { html: string; text: string }>(mail: Mail, lines: readonly string[]): Mail {
  return {
    ...mail,
    html: mail.html.replaceAll(SENDER_MARK, () => senderInHtml(lines)),
    text: mail.text.replaceAll(SENDER_MARK, () => senderInText(lines)),
  };
}
