import { parse } from "csv-parse/sync";

/** A row of a list: its cells, or null where its quotation marks are wrong. */
export type Cells = readonly string[] | null;

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * A pasted or uploaded list as rows of cells, whatever spreadsheet it comes from: separated by comma, semicolon, tab or bar (or what Excel's
 * first line `sep=` says), with quotation marks around fields or inside them, with a byte order mark, or in UTF-16 that was taken for
 * something else. A row whose quotation marks are wrong is null, and spoils no other.
 */
export function readCells(text: string): Cells[] {
  const clean = text.replace(/^(?:\uFEFF|\uFFFD+|ÿþ|þÿ)+/u, "").replaceAll("\0", "");
  const [first = "", ...others] = clean.split(/\r\n|\r|\n/);
  const said = /^"?sep=(.)"?$/i.exec(first.trim())?.[1];
  const lines = said === undefined ? [first, ...others] : others;
  while (lines.length > 0 && lines.at(-1)?.trim() === "") lines.pop();
  const delimiter = said ?? likelyDelimiter(lines.slice(0, 20));
  // Line by line: a list of stock has no field of two lines, and a quotation mark that is never closed ends with its row.
  return lines.map((line) => cellsOf(line, delimiter));
}

function cellsOf(line: string, delimiter: string): Cells {
  if (line.trim() === "") return [];
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  try {
    const rows: string[][] = parse(line, { delimiter, trim: true, relax_column_count: true, relax_quotes: true, columns: false });
    return rows[0] ?? [];
  } catch {
    return null;
  }
}

/** The one that parts most of the first lines, and parts them into as many cells each. */
function likelyDelimiter(lines: readonly string[]): string {
  const rated = DELIMITERS.map((delimiter) => {
    const counts = lines.filter((line) => line.trim() !== "").map((line) => cellsOf(line, delimiter)?.length ?? 1);
    const parted = counts.filter((count) => count > 1);
    return { delimiter, parted: parted.length, kinds: new Set(parted).size };
  });
  const [best] = rated.sort((one, other) => other.parted - one.parted || one.kinds - other.kinds);
  return best && best.parted > 0 ? best.delimiter : ",";
}
