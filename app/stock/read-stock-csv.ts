import type { Message } from "#app/platform/messages/message.ts";
import { stock } from "./messages.ts";
import { readCells, type Cells } from "./read-cells.ts";
import { MOST_UNITS, readCount } from "./read-count.ts";

export type CountedRow = { row: number; sku: string; onHand: number; bin: string | null };

/** Why a row of a list was left out (the first is 1, the heading counts). */
export type RowProblem = { row: number; message: Message };

/** What a pasted or uploaded list of stock says; `notes` on rows that count, of what was made of them. */
export type StockCsv = { rows: readonly CountedRow[]; problems: readonly RowProblem[]; notes: readonly RowProblem[] };

const MOST_ROWS = 100_000;
/** Of a SKU, in Shopify. */
const MOST_LETTERS = 255;

/**
 * Reads a list of stock, one SKU a row, as any spreadsheet gives it (readCells, readCount). With a heading its columns may stand in any order
 * among others; without one they are SKU, units and bin. Rows that make no sense are told and left out, and the others count.
 */
export function readStockCsv(text: string): StockCsv {
  const cells = readCells(text);
  if (cells.length > MOST_ROWS)
    return { rows: [], problems: [{ row: MOST_ROWS + 1, message: stock.message("too-many-rows", { count: MOST_ROWS }) }], notes: [] };

  const heading = columnsOf(cells[0] ?? []);
  const columns = heading ?? { sku: 0, onHand: 1, bin: 2 };
  const read: CountedRow[] = [];
  const problems: RowProblem[] = [];
  for (const [index, some] of cells.entries()) {
    if (index === 0 && heading) continue;
    const row = index + 1;
    const found = readRow(some, columns);
    if (found === "empty") continue;
    if ("code" in found) problems.push({ row, message: found });
    else read.push({ row, ...found });
  }
  const bySku = [...Map.groupBy(read, ({ sku }) => sku).values()].map(putTogether);
  return {
    rows: bySku.flatMap(({ counted }) => counted ?? []),
    problems: [...problems, ...bySku.flatMap((one) => one.problems)].sort((one, other) => one.row - other.row),
    notes: bySku.flatMap(({ note }) => note ?? []),
  };
}

type Together = { counted?: CountedRow; note?: RowProblem; problems: readonly RowProblem[] };

/**
 * What the rows of one SKU say. In bins of their own they are heaps of it, and add up; otherwise nobody knows which of them is right, and none
 * is taken.
 */
function putTogether(rows: readonly CountedRow[]): Together {
  const [first] = rows;
  if (!first || rows.length === 1) return { ...(first && { counted: first }), problems: [] };
  const { row, sku } = first;
  const bins = rows.flatMap(({ bin }) => bin ?? []);
  const onHand = rows.reduce((sum, one) => sum + one.onHand, 0);
  if (new Set(bins).size === rows.length && onHand <= MOST_UNITS)
    return { counted: { ...first, onHand }, note: { row, message: stock.message("added-up", { sku, units: onHand, bins }) }, problems: [] };
  const others = (own: number) => rows.filter((one) => one.row !== own).map((one) => stock.message("row", { row: one.row }));
  return { problems: rows.map((one) => ({ row: one.row, message: stock.message("counted-twice", { sku, rows: others(one.row) }) })) };
}

type Columns = { sku: number; onHand: number; bin: number };

function readRow(cells: Cells, columns: Columns): Omit<CountedRow, "row"> | Message | "empty" {
  if (cells === null) return stock.message("quotes-wrong");
  const [sku = "", typed = "", bin = ""] = [cells[columns.sku], cells[columns.onHand], cells[columns.bin]];
  if (sku === "" && typed === "") return "empty";
  if (sku === "") return stock.message("no-sku");
  if (sku.length > MOST_LETTERS) return stock.message("sku-too-long", { count: MOST_LETTERS });
  const onHand = readCount(typed);
  if (onHand === null) return stock.message("not-a-count", { typed, sku });
  return { sku, onHand, bin: bin.slice(0, 60) || null };
}

/** What merchants and other programs call the columns, in letters alone. */
const NAMES: Record<keyof Columns, readonly string[]> = {
  sku: ["sku", "variantsku", "productsku", "itemsku", "artikelnummer", "referencia"],
  onHand: ["onhand", "quantity", "qty", "stock", "units", "count", "counted", "onhandnew", "available", "inventory", "menge", "cantidad"],
  bin: ["bin", "binname", "shelf", "location", "place", "lagerplatz"],
};

/** Where each column stands, if a row is a heading: it names a SKU column. */
function columnsOf(cells: Cells): Columns | null {
  // A cell with a digit is a value: `SKU-01` is no heading.
  const names = (cells ?? []).map((cell) => (/\d/.test(cell) ? "" : cell.toLowerCase().replaceAll(/[^\p{L}]/gu, "")));
  const at = (column: keyof Columns) => NAMES[column].map((name) => names.indexOf(name)).find((place) => place >= 0);
  const sku = at("sku");
  if (sku === undefined) return null;
  return { sku, onHand: at("onHand") ?? (sku === 0 ? 1 : 0), bin: at("bin") ?? (names.length <= 3 ? 2 : names.length) };
}
