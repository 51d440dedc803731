/** A font that can be printed with, and which letters are its business. */
export type Typeface = {
  name: string;
  /** The file's bytes, as the PDF takes them. */
  data(): Uint8Array;
  /** Whether every letter of a grapheme is in the font. */
  has(grapheme: string): boolean;
};

/** A piece of a line that is printed in one typeface and one direction. */
export type TextRun = { text: string; typeface: string };

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Text as runs of one typeface each. A run goes on as long as its typeface has the next letter, so that words stay whole and joined. A
 * picture that nobody can print is left out; any other letter that nobody has shows as an empty box.
 */
export function splitByTypeface(text: string, typefaces: readonly Typeface[]): readonly TextRun[] {
  const runs: { text: string; typeface: Typeface }[] = [];
  for (const { segment } of graphemes.segment(text.normalize("NFC"))) {
    const last = runs.at(-1);
    // Digits and Latin letters go back to the first typeface; spaces and marks stay where they are.
    const stays = last && (!/[\p{L}\p{N}]/u.test(segment) || last.typeface !== typefaces.at(-1)) && !isPlain(segment);
    const typeface = stays && last.typeface.has(segment) ? last.typeface : typefaces.find((each) => each.has(segment));
    if (!typeface) {
      const box = typefaces.find((each) => each.has("□"));
      if (box && !/\p{Extended_Pictographic}|\p{Cc}/u.test(segment)) append(runs, "□", box);
    } else append(runs, segment, typeface);
  }
  return runs.map((run) => ({ text: run.text, typeface: run.typeface.name }));
}

function isPlain(segment: string): boolean {
  return /^[A-Za-z0-9]$/.test(segment);
}

function append(runs: { text: string; typeface: Typeface }[], text: string, typeface: Typeface) {
  const last = runs.at(-1);
  if (last?.typeface === typeface) last.text += text;
  else runs.push({ text, typeface });
}
