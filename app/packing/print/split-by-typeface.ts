/** A font that can be printed with, and which letters are its business. */
export type Typeface = {
  name: string;
  /** The file's bytes, as the PDF takes them. */
  data(): Uint8Array;
  /** Whether every letter of a grapheme is in the font. */
  has(grapheme: string): boolean;
  /** Whether a text can be laid out: some letters in a row ask for a place that the font does not name. */
  sets(text: string): boolean;
};

/** A piece of a line that is printed in one typeface and one direction. */
export type TextRun = { text: string; typeface: string };

/** Nothing that is seen: direction marks, soft hyphens, what is left of a paste. Fonts that don't have it draw a box, and some a picture of it. */
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Text as runs of one typeface each. A run goes on as long as its typeface has the next letter, so that words stay whole and joined. What
 * nobody has, a letter or an emoji, shows as an empty box: whoever packs sees that something stands there. A word that its typeface has every
 * letter of, but cannot lay out, is set letter by letter.
 */
export function splitByTypeface(text: string, typefaces: readonly Typeface[]): readonly TextRun[] {
  const runs: { text: string; typeface: Typeface }[] = [];
  for (const { segment } of graphemes.segment(text.normalize("NFC"))) {
    if (unseen.test(segment)) continue;
    const last = runs.at(-1);
    // Digits and Latin letters go back to the first typeface; spaces and marks stay where they are.
    const stays = last && (!/[\p{L}\p{N}]/u.test(segment) || last.typeface !== typefaces.at(-1)) && !isPlain(segment);
    const typeface = stays && last.typeface.has(segment) ? last.typeface : typefaces.find((each) => each.has(segment));
    if (!typeface) {
      const box = typefaces.find((each) => each.has("□"));
      if (box) append(runs, "□", box);
    } else append(runs, segment, typeface);
  }
  return runs.flatMap((run) => layable(run, typefaces)).map((run) => ({ text: run.text, typeface: run.typeface.name }));
}

/** The run with each word that cannot be laid out (pdfkit lays out words one by one) in letters of whichever typeface can set them. */
function layable(run: { text: string; typeface: Typeface }, typefaces: readonly Typeface[]) {
  const parts: { text: string; typeface: Typeface }[] = [];
  for (const word of run.text.split(/(?<=[ \t])/)) {
    if (run.typeface.sets(word)) append(parts, word, run.typeface);
    else
      for (const letter of word) {
        const typeface = typefaces.find((each) => each.has(letter) && each.sets(letter));
        if (typeface) parts.push({ text: letter, typeface });
      }
  }
  return parts;
}

function isPlain(segment: string): boolean {
  return /^[A-Za-z0-9]$/.test(segment);
}

function append(runs: { text: string; typeface: Typeface }[], text: string, typeface: Typeface) {
  const last = runs.at(-1);
  if (last?.typeface === typeface) last.text += text;
  else runs.push({ text, typeface });
}
