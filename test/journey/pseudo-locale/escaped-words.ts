/** A text as somebody sees it or hears it read out. Texts of a `flow` stand one after the other: brackets may open in one and close in a later one. */
export type Shown = { text: string; where: string; flow?: boolean; data?: boolean };

/** What Intl writes for English: days, months, the last comma of a list, and how far a moment lies. */
const INTL =
  /\b(and|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?)\b|\b(in )?[\d,]+ (sec|min|hr|days?|wk|mo|yr)\b\.?( ago)?/g;

/**
 * What of texts in the pseudo-locale is in no catalogue: letters outside of ⟦…⟧, or within but without accents. Each is told with where it
 * stands.
 *
 * Data is left out: texts that are marked so, what Intl writes, and `data`, the texts that the caller knows to be names, codes and
 * currencies.
 */
export function escapedWords(shown: readonly Shown[], data: Iterable<string> = []): string[] {
  const worded = [...data].filter(hasLetter);
  // Within brackets a name is read without its accents.
  const known = new Set([...worded, ...worded.map(withoutAccents).filter(hasLetter)]);
  const longestFirst = [...known].sort((one, other) => other.length - one.length);
  const escaped = new Set<string>();
  let open = 0;
  for (const { text, where, flow = false, data: isData = false } of shown) {
    // Counted also where it is data: brackets may open before it and close after it.
    const [plain, left] = outside(text, flow ? open : 0);
    if (flow) open = left;
    if (!flow && left > 0) escaped.add(`${clipped(text)} opens ⟦ and is not closed (${where})`);
    const rest = isWord(plain) ? longestFirst.reduce((words, name) => words.replaceAll(name, " "), plain) : "";
    if (!isData && isWord(rest.replaceAll(INTL, " "))) escaped.add(`${clipped(rest)} (${where})`);
  }
  if (open > 0) escaped.add("A text opens ⟦ and is not closed.");
  return [...escaped];
}

/**
 * The letters outside of brackets, and those within that have no accent (what a catalogue's text was given to say), spaces for the others;
 * and how many brackets are open at the end.
 */
function outside(text: string, open: number): [plain: string, open: number] {
  let plain = "";
  for (const letter of text.replaceAll(/\s/g, " ")) {
    if (letter === "⟧") open = Math.max(0, open - 1);
    const given = open === 0 || /\p{ASCII}/u.test(letter);
    plain += given && letter !== "⟧" && letter !== "⟦" ? letter : " ";
    if (letter === "⟦") open += 1;
  }
  return [plain, open];
}

const withoutAccents = (text: string) => text.replaceAll(/\P{ASCII}/gu, " ");
const clipped = (text: string) => text.trim().replaceAll(/\s+/g, " ").slice(0, 120);
const hasLetter = (text: string) => /\p{L}/u.test(text);
const isWord = (text: string) => /\p{L}{2}/u.test(text);
