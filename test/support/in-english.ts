import "#app/catalogues.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });

/** A stored message as somebody in Britain reads it. */
export function inEnglish(column: unknown): string {
  return words(storedMessage(column));
}
