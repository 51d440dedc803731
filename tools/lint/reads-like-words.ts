import { HOLE } from "./source-text.ts";

const LETTER = /\p{L}/u;

/** Anything that a person would read: it has a letter. */
export function hasLetter(text: string): boolean {
  return LETTER.test(text);
}

/** What stands under a name like `label` and is for people: several words, or one that begins like a sentence. `in_transit` is neither. */
export function readsLikeLabel(text: string): boolean {
  const words = text.trim();
  return LETTER.test(words) && (/\p{L}.*\s|\s.*\p{L}/su.test(words) || /^["“‘]?\p{Lu}\p{Ll}+[.…!?]?$/u.test(words));
}

/** A sentence or a heading, wherever it stands: it begins like one and goes on in small letters, or has small words around what is filled in. */
export function readsLikeSentence(text: string): boolean {
  const words = text.trim();
  if (/[<>{}=;]|::|\n\s*\n/.test(words)) return false;
  const isBegun = new RegExp(`^["“‘(${HOLE}]*\\p{Lu}[\\p{Ll}’']*(?:,? [^ ]+)* [“"(]?[\\p{Ll}${HOLE}]`, "u").test(words);
  const small = words.match(/(?<![\p{L}\p{N}_.$/-])\p{Ll}{2,}(?![\p{L}\p{N}_/(-]|\.\w)/gu) ?? [];
  if (isBegun) return small.length >= 1;
  return words.startsWith(HOLE) && small.length >= 2 && /\p{Ll} \p{Ll}/u.test(words);
}
