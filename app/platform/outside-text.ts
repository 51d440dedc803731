/** What is no letter, digit or sign: control characters, NUL among them. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/g;

/**
 * A name that somebody outside gave, fit to be kept, shown and passed on: no markup, no control characters, no half of a surrogate pair, at
 * most `most` characters. Null when nothing is left.
 */
export function plainName(text: string | null | undefined, most: number): string | null {
  if (!text) return null;
  // Cut before it is looked through, so that the work has an end.
  const name = text
    .slice(0, most * 4)
    .toWellFormed()
    .replaceAll(CONTROLS, " ")
    .replaceAll(/<[^<>]{0,1000}>/g, "")
    .replaceAll(/[<>]/g, "")
    .split(" ")
    .filter((word) => word !== "")
    .join(" ");
  return name.slice(0, most).toWellFormed().trim() || null;
}

/** Words that somebody outside gave, as they are, fit to be kept: what no database takes is replaced, and the end cut off. */
export function plainWords(text: string, most: number): string;
export function plainWords(text: string | null, most: number): string | null;
export function plainWords(text: string | null, most: number): string | null {
  return text === null ? null : text.slice(0, most).toWellFormed().replaceAll("\0", "\uFFFD");
}

/** A text within HTML, whatever signs are in it. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/**
 * The address of a page on the web, as it was given. Null for anything else: another scheme (`javascript:`, `data:`), no host, spaces or
 * markup at its edges, or more than 2,000 characters. Whatever is stored, shown or sent as a link passes through here.
 */
export function webLink(text: string | null | undefined): string | null {
  const link = text?.trim() ?? "";
  if (link.length > 2000 || !/^https?:\/\/[^\s/]/i.test(link) || !link.isWellFormed() || link.search(CONTROLS) >= 0) return null;
  return URL.canParse(link) ? link : null;
}

/** Whether a moment from outside is one of ours: between 1970 and 2999. What is far from it no calendar, and not every database, knows. */
export function isKeepable(moment: Date): boolean {
  return moment.getTime() >= 0 && moment.getTime() < Date.UTC(3000, 0);
}
