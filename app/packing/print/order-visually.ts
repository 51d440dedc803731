import bidiFactory from "bidi-js";

const bidi = bidiFactory();

/** The blocks of Unicode that hold right-to-left scripts, Hebrew to Arabic and the rare ones above. */
const rightToLeftLetters = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** bidi-js takes each half of a sign beyond the first plane for a letter that is read from the left; emoji have no direction. */
const pictures = /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;
const NEUTRAL = "☺";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A piece of a line with the letters in the order in which they are read; pieces stand in the order in which they are seen. */
export type VisualPiece = { text: string; rightToLeft: boolean };

/**
 * A line's pieces from left to right as they are seen (Unicode's bidirectional algorithm, UAX #9). Right-to-left text is cut at its
 * spaces, because a PDF sets words one after another from the left; within a word the font itself turns the letters.
 */
export function orderVisually(line: string): readonly VisualPiece[] {
  if (!rightToLeftLetters.test(line)) return line === "" ? [] : [{ text: line, rightToLeft: false }];

  const { levels } = bidi.getEmbeddingLevels(
    line.replaceAll(pictures, (picture) => NEUTRAL.repeat(picture.length)),
    "auto",
  );
  const mirrored = bidi.getMirroredCharactersMap(line, levels);
  const pieces: { text: string; level: number }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const level = levels[at] ?? 0;
    const letter = mirrored.get(at) ?? line[at] ?? "";
    const last = pieces.at(-1);
    const cut = !last || last.level !== level || (level % 2 === 1 && (letter === " " || last.text === " "));
    if (cut) pieces.push({ text: letter, level });
    else last.text += letter;
  }

  const highest = Math.max(...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) reverseFrom(pieces, level);
  return pieces.map(({ text, level }) => ({
    // A font turns a word by its letters; what has none (brackets, dashes) is turned here.
    text: level % 2 === 1 && !/\p{L}/u.test(text) ? reversed(text) : text,
    rightToLeft: level % 2 === 1,
  }));
}

/** A flag, or a family, is several signs that stay in their order. */
const reversed = (text: string) =>
  Array.from(graphemes.segment(text), ({ segment }) => segment)
    .toReversed()
    .join("");

function reverseFrom(pieces: { level: number }[], level: number) {
  for (let start = 0; start < pieces.length; start += 1) {
    let end = start;
    while (end < pieces.length && (pieces[end]?.level ?? 0) >= level) end += 1;
    if (end - start > 1) pieces.splice(start, end - start, ...pieces.slice(start, end).reverse());
    start = Math.max(start, end);
  }
}
