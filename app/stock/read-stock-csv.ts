import { parse } from "csv-parse/sync";
import type { Message } from "#app/platform/messages/message.ts";
import { stock } from "./messages.ts";

export type CountedRow = { row: number; sku: string; onHand: number; bin: string | null };

/** Why a row of a list was left out (the first is 1, the heading counts). */
export type RowProblem = { row: number; message: Message };

/** What a pasted or uploaded list of stock says. */
export type StockCsv = { rows: readonly CountedRow[]; problems: readonly RowProblem[] };

const MOST_ROWS = 100_000;
/** Of a SKU, in Shopify. */
const MOST_LETTERS = 255;

/**
 * Reads `sku,on_hand[,bin]`, one SKU a row, with or without that heading; separated by comma, semicolon or tab, as spreadsheets give it.
 * Rows that make no sense are told and left out.
 */
export function readStockCsv(text: string): StockCsv {
  const rows: CountedRow[] = [];
  const problems: RowProblem[] = [];
  const firstSeen = new Map<string, number>();
  const leaveOut = (row: number, message: Message) => problems.push({ row, message });

  const cells = readCells(text);
  if (cells === null) return { rows, problems: [{ row: 1, message: stock.message("not-a-list") }] };
  if (cells.length > MOST_ROWS)
    return { rows, problems: [{ row: MOST_ROWS + 1, message: stock.message("too-many-rows", { count: MOST_ROWS }) }] };

  cells.forEach(([sku = "", onHand = "", bin = ""], index) => {
    const row = index + 1;
    if (row === 1 && /^sku$/i.test(sku)) return;
    if (sku === "" && onHand === "") return;
    const twin = firstSeen.get(sku);
    if (sku === "") leaveOut(row, stock.message("no-sku"));
    else if (sku.length > MOST_LETTERS) leaveOut(row, stock.message("sku-too-long", { count: MOST_LETTERS }));
    else if (!/^\d{1,9}$/.test(onHand)) leaveOut(row, stock.message("not-a-count", { typed: onHand, sku }));
    else if (twin !== undefined) leaveOut(row, stock.message("counted-twice", { sku, row: twin }));
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
