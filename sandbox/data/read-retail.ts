import type { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { openText } from "./open-text.ts";
import { RetailDataFault } from "./retail-data-fault.ts";
import type { RetailRow } from "./retail-row.ts";

const HEADER = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];
const DATE = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})(:\d{2})?$/;

/** The rows of an Online Retail file, CSV or gzipped CSV, one by one. Throws RetailDataFault with the line where the file is not what it should be. */
export async function* readRetail(file: string): AsyncGenerator<RetailRow, void, void> {
  const bytes = await openBytes(file);
  const parser = parse({ bom: true, info: true, skip_empty_lines: true });
  bytes.on("error", (cause) => parser.destroy(cause));
  bytes.pipe(parser);

  let headed = false;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      line = info.lines;
      if (headed) yield readRow(file, line, record);
      else checkHeader(file, record);
      headed = true;
    }
  } catch (cause) {
    if (cause instanceof RetailDataFault) throw cause;
    if (cause instanceof CsvError) throw fault(file, "lines" in cause ? Number(cause["lines"]) : line, `eight comma-separated values as in the header`, cause.message);
    throw new RetailDataFault(`${file}, after line ${line}: the file can't be read on: ${cause instanceof Error ? cause.message : String(cause)}. Is it damaged, or cut off?`, { cause });
  }
  if (!headed) throw new RetailDataFault(`${file} is empty: expected a first line with ${HEADER.join(",")}`);
}

async function openBytes(file: string): Promise<Readable> {
  try {
    return await openText(file);
  } catch (cause) {
    throw new RetailDataFault(`${file} can't be opened: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function checkHeader(file: string, record: string[]): void {
  if (record.length !== HEADER.length || record.some((name, index) => name.trim() !== HEADER[index]))
    throw fault(file, 1, `the header ${HEADER.join(",")}`, record.join(",").slice(0, 80));
}

function readRow(file: string, fileLine: number, record: string[]): RetailRow {
  const [invoice = "", sku = "", description = "", quantity = "", soldAt = "", unitPrice = "", customer = "", country = ""] = record;
  if (invoice.trim() === "") throw fault(file, fileLine, "an InvoiceNo", invoice);
  if (sku.trim() === "") throw fault(file, fileLine, "a StockCode", sku);
  if (!/^-?\d{1,9}$/.test(quantity)) throw fault(file, fileLine, "a whole number as Quantity", quantity);
  if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(unitPrice)) throw fault(file, fileLine, "a decimal number as UnitPrice, such as 2.55", unitPrice);
  if (!DATE.test(soldAt)) throw fault(file, fileLine, "an InvoiceDate such as 2010-12-01 08:26:00", soldAt);
  if (!/^(\d+(\.0)?)?$/.test(customer)) throw fault(file, fileLine, "a CustomerID of digits, or nothing", customer);
  if (description.includes("\uFFFD")) throw fault(file, fileLine, "a Description in UTF-8", description);
  return {
    fileLine, invoice, sku, description: description.trim(), quantity: Number(quantity), soldAt, unitPrice,
    customerId: customer === "" ? null : customer.replace(/\.0$/, ""), country,
  };
}

function fault(file: string, line: number, expected: string, found: string): RetailDataFault {
  return new RetailDataFault(`${file}, line ${line}: expected ${expected}, found ${JSON.stringify(found)}`);
}
