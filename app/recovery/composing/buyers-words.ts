import { withoutMarks } from "#app/messaging/templates/marks.ts";
import { plainName } from "#app/platform/outside-text.ts";

/** Signs that turn the direction of what comes after them. */
const DIRECTIONS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;

/**
 * Words of a buyer's or a catalogue's as a message may hold them: one line, no markup, nothing that turns what is around it, and not the marks
 * that the channel puts addresses in place of.
 */
export function messageWords(text: string | null | undefined, most: number): string | null {
  return withoutMarks(plainName(text?.replaceAll(DIRECTIONS, ""), most));
}

/**
 * What somebody can be called, null where it is better not to call them anything. Whoever fills in a checkout writes the name, and some write
 * addresses there, so that the shop's own mails carry them to others: what looks like one is no name.
 */
export function nameOf(text: string | null | undefined): string | null {
  const name = messageWords(text, 100);
  if (name === null || !/\p{L}/u.test(name)) return null;
  return /@|:\/\/|\bwww\.|\/|\.\p{L}{2,}(?:\s|$)/iu.test(name) || name.length > 60 ? null : name;
}

/** The first of somebody's names. */
export const firstNameOf = (text: string | null | undefined): string | null => nameOf(text)?.split(" ")[0] ?? null;
