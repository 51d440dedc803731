const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The beginning of a text, of at most so many UTF-16 code units, with no character cut apart (grapheme clusters, Unicode UAX #29). */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The same with what says that it goes on, where it does. */
export const shortened = (text: string, most: number): string => (text.length > most ? `${cutText(text, most)}…` : text);
