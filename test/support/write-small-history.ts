import { readFile, writeFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

const SLICE = new URL("../../sandbox/data/retail-slice.csv.gz", import.meta.url);

const ORDERS = 120;
const LINES_AT_MOST = 10;

type Row = { raw: string; record: { InvoiceNo: string } };

/**
 * Writes the newest small orders of the demo shop's history, whole, to a file of the same form: enough to page through, of some 350 things,
 * and imported in a moment.
 */
export async function writeSmallHistory(file: string): Promise<void> {
  const text = gunzipSync(await readFile(SLICE)).toString();
  const header = text.slice(0, text.indexOf("\n") + 1);
  const rows: Row[] = parse(text, { columns: true, raw: true });
  const orders = Map.groupBy(rows, ({ record }) => record.InvoiceNo);
  const small = [...orders.values()].filter((lines) => lines.length <= LINES_AT_MOST).slice(-ORDERS);
  await writeFile(file, header + small.flatMap((lines) => lines.map(({ raw }) => raw)).join(""));
}
