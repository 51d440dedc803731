import { SENDER_MARK, UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";

/** What no mailbox shows, and no database or parser takes: control characters but the break of a line. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;
const MARKS = new RegExp(`%(?=(?:${[SENDER_MARK, UNSUBSCRIBE_MARK].map((mark) => mark.slice(1)).join("|")}))`, "g");

/** A text as it can be kept: breaks of lines alike, no controls, no half of a surrogate pair. */
export const keepable = (text: string): string =>
  text.toWellFormed().replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll("\t", " ").replaceAll(CONTROLS, "");

/**
 * A text that somebody typed, for a place between the tags of MJML or in the quotes of an attribute: what a reader sees is exactly that text. Nothing of
 * it is markup, Liquid or one of our marks, whatever signs are in it, since each sign that could begin one is a number of HTML's.
 */
export function asMarkup(text: string): string {
  return keepable(text)
    .replaceAll(MARKS, "%\u2060")
    .replaceAll(/[&<>"'{}]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

/** The same between tags, where breaks of lines are seen, and several spaces as several. */
export const asLines = (text: string): string =>
  asMarkup(text)
    .replaceAll(/ (?= )/g, "&#160;")
    .replaceAll("\n", "<br />");
