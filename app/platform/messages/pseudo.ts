const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "áƀćđéƒĝĥíĵķĺɱñóþɋŕšţúṽŵẋýžÁƁĆĐÉƑĜĤÍĴĶĹṀÑÓÞɊŔŠŢÚṼŴẊÝŽ";
const accents = new Map(Array.from(PLAIN, (letter, at) => [letter, ACCENTED.charAt(at)]));

/** A gap of ours (`{{count}}`) or of Polaris (`{count}`). */
const GAP = /(\{\{[^{}]*\}\}|\{[^{}]*\})/;

/** A text of the pseudo-locale: in ⟦brackets⟧ and accents, its gaps unharmed. What is only a gap has no words and stays as it is. */
export function pseudo(text: string): string {
  const parts = text.split(GAP);
  if (parts.length === 3 && parts[0] === "" && parts[2] === "") return text;
  return `⟦${parts.map((part, at) => (at % 2 === 1 ? part : accented(part))).join("")}⟧`;
}

/** Polaris's own words (`@shopify/polaris/locales/en.json`) in the pseudo-locale, in the same shape. */
export function pseudoPolaris<T>(words: T): T;
export function pseudoPolaris(words: unknown): unknown {
  if (typeof words === "string") return pseudo(words);
  if (Array.isArray(words)) return words.map((word: unknown) => pseudoPolaris(word));
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, word]: [string, unknown]) => [key, pseudoPolaris(word)]));
}

function accented(text: string): string {
  return Array.from(text, (letter) => accents.get(letter) ?? letter).join("");
}
