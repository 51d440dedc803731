import { parse } from "csv-parse/sync";

export type CountedRow = { row: number; sku: string; onHand: number; bin: string | null };

/** What a pasted or uploaded list of stock says. Problems are in words, with the row they are about (the first is 1, the heading counts). */
export type StockCsv = { rows: readonly CountedRow[]; problems: readonly { row: number; words: string }[] };

const MOST_ROWS = 100_000;

/**
 * Reads `sku,on_hand[,bin]`, one SKU a row, with or without that heading; separated by comma, semicolon or tab, as spreadsheets give it.
 * Rows that make no sense are told and left out.
 */
export function readStockCsv(text: string): StockCsv {
  const rows: CountedRow[] = [];
  const problems: { row: number; words: string }[] = [];
  const firstSeen = new Map<string, number>();

  const cells = readCells(text);
  if (cells === null)
    return { rows, problems: [{ row: 1, words: "This isn't a list of sku, on_hand and bin. Check the quotation marks." }] };
  if (cells.length > MOST_ROWS) return { rows, problems: [{ row: MOST_ROWS + 1, words: `Use ${MOST_ROWS} rows at most.` }] };

  cells.forEach(([sku = "", onHand = "", bin = ""], index) => {
    const row = index + 1;
    if (row === 1 && /^sku$/i.test(sku)) return;
    if (sku === "" && onHand === "") return;
    const twin = firstSeen.get(sku);
    if (sku === "") problems.push({ row, words: "The SKU is missing." });
    else if (sku.length > 255) problems.push({ row, words: "The SKU is longer than 255 characters." });
    else if (!/^\d{1,9}$/.test(onHand))
      problems.push({ row, words: `"${onHand}" isn't a count of ${sku}: write a whole number, 0 or more.` });
    else if (twin !== undefined) problems.push({ row, words: `${sku} is counted in row ${twin} already.` });
    else {
      firstSeen.set(sku, row);
      rows.push({ row, sku, onHand: Number(onHand), bin: bin.slice(0, 60) || null });
    }
  });
  return { rows, problems };
}

function readCells(text: string): string[][] | null {
  const [heading = ""] = text.split(/\r?\n/, 1);
  const delimiter = [",", ";", "\t"].find((candidate) => heading.includes(candidate)) ?? ",";
  try {
    return parse(text, { bom: true, delimiter, trim: true, relax_column_count: true, skip_empty_lines: false });
  } catch {
    return null;
  }
}
