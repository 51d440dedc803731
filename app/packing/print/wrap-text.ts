type Measure = (line: string) => number;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Text in lines no wider than `width`: broken at spaces, and inside a word only where the word alone is too wide (or its script has no
 * spaces). What does not fit into `maxLines` ends in an ellipsis.
 */
export function wrapText(text: string, width: number, maxLines: number, measure: Measure): readonly string[] {
  return shorten(breakUp(text, width, maxLines, measure), width, maxLines, measure);
}

/** The same, of a text whose own lines each begin a new one; what stands between paragraphs is an empty one. */
export function wrapEachLine(text: string, width: number, maxLines: number, measure: Measure): readonly string[] {
  const lines = text
    .trim()
    .split(/\r\n?|\n/)
    // Several with nothing on them are one.
    .filter((line, at, all) => line.trim() !== "" || all[at - 1]?.trim() !== "")
    .flatMap((line) => (line.trim() === "" ? [""] : breakUp(line, width, maxLines, measure)));
  return shorten(lines, width, maxLines, measure);
}

/** In as many lines as it takes, or in some more than `enough`. */
function breakUp(text: string, width: number, enough: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (line !== "" && measure(line) > width) {
      const head = headOf(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
    if (lines.length > enough) break;
  }
  if (line !== "") lines.push(line);
  return lines;
}

function shorten(lines: readonly string[], width: number, maxLines: number, measure: Measure): readonly string[] {
  if (lines.length <= maxLines) return lines;
  let last = lines[maxLines - 1] ?? "";
  while (last !== "" && measure(`${last}…`) > width) last = last.slice(0, lastGrapheme(last));
  return [...lines.slice(0, maxLines - 1), `${last}…`];
}

/** As many letters as fit, and at least one. */
function headOf(word: string, width: number, measure: Measure): string {
  let head = "";
  for (const { segment } of graphemes.segment(word)) {
    if (head !== "" && measure(head + segment) > width) break;
    head += segment;
  }
  return head;
}

function lastGrapheme(text: string): number {
  return [...graphemes.segment(text)].at(-1)?.index ?? 0;
}
