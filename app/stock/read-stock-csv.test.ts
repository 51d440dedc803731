import fc from "fast-check";
import { expect, test } from "vitest";
import { stock } from "./messages.ts";
import { readStockCsv } from "./read-stock-csv.ts";

test("a list is read with a heading or without, by comma, semicolon or tab", () => {
  const wanted = [
    { sku: "85123A", onHand: 12, bin: "A-01" },
    { sku: "22423", onHand: 0, bin: null },
  ];
  for (const text of [
    "sku,on_hand,bin\n85123A,12,A-01\n22423,0",
    "85123A;12;A-01\r\n22423;0;\r\n",
    "\uFEFFSKU\ton_hand\tbin\n85123A\t12\tA-01\n\n22423\t0\t\n",
    'sku,on_hand,bin\n"85123A", 12 ,"A-01"\n22423,0,',
  ]) {
    const { rows, problems } = readStockCsv(text);
    expect(problems).toEqual([]);
    expect(rows.map(({ row: _row, ...rest }) => rest)).toEqual(wanted);
  }
});

test("each row that makes no sense is told, with its number, and the others are read", () => {
  const { rows, problems } = readStockCsv("sku,on_hand\nA,1\n,5\nB,minus two\nA,3\nC,-1\nD,4");
  expect(rows.map((row) => row.sku)).toEqual(["D"]);
  expect(problems).toEqual([
    { row: 2, message: stock.message("counted-twice", { sku: "A", rows: [stock.message("row", { row: 5 })] }) },
    { row: 3, message: stock.message("no-sku") },
    { row: 4, message: stock.message("not-a-count", { typed: "minus two", sku: "B" }) },
    { row: 5, message: stock.message("counted-twice", { sku: "A", rows: [stock.message("row", { row: 2 })] }) },
    { row: 6, message: stock.message("not-a-count", { typed: "-1", sku: "C" }) },
  ]);
});

test("a SKU on several rows is added up where each names a bin of its own; else no row of it is taken, and each says so", () => {
  expect(readStockCsv("A,1,A-1\nB,2\nA,3,B-7")).toEqual({
    rows: [
      { row: 1, sku: "A", onHand: 4, bin: "A-1" },
      { row: 2, sku: "B", onHand: 2, bin: null },
    ],
    problems: [],
    notes: [{ row: 1, message: stock.message("added-up", { sku: "A", units: 4, bins: ["A-1", "B-7"] }) }],
  });
  for (const unclear of ["A,1\nA,1", "A,1,A-1\nA,3,A-1", "A,1,A-1\nA,3", "A,999999999,A-1\nA,1,A-2"])
    expect(readStockCsv(unclear)).toMatchObject({ rows: [], problems: [{ row: 1 }, { row: 2 }], notes: [] });
});

test("a quotation mark that is never closed spoils its own row alone; one inside a field is a letter", () => {
  const { rows, problems } = readStockCsv('sku,on_hand\nA,1\n"B,2\nPIPE 5" LONG,3\nC,4');
  expect(rows.map(({ sku, onHand }) => [sku, onHand])).toEqual([
    ["A", 1],
    ['PIPE 5" LONG', 3],
    ["C", 4],
  ]);
  expect(problems).toEqual([{ row: 3, message: stock.message("quotes-wrong") }]);
});

test("a SKU that looks like the word is no heading", () => {
  expect(readStockCsv("SKU-01, 50").rows).toMatchObject([{ sku: "SKU-01", onHand: 50 }]);
});

test("columns are found by their names, in any order and among others", () => {
  const text = "Product;Qty;Variant SKU;Bin name\nMug, blue;1.234;MUG-1;A-1\nCup;0;CUP-1;";
  expect(readStockCsv(text).rows.map(({ row: _row, ...rest }) => rest)).toEqual([
    { sku: "MUG-1", onHand: 1234, bin: "A-1" },
    { sku: "CUP-1", onHand: 0, bin: null },
  ]);
});

test("a list from Excel is read: its line that names the separator, a decimal comma, and letters of two bytes", () => {
  expect(readStockCsv("sep=;\nMUG-1;12,0\n").rows).toMatchObject([{ sku: "MUG-1", onHand: 12 }]);
  const twoBytes = Buffer.from("\uFEFFsku\ton_hand\nMUG-1\t7", "utf16le");
  for (const takenFor of ["utf8", "latin1"] as const)
    expect(readStockCsv(twoBytes.toString(takenFor)).rows).toMatchObject([{ sku: "MUG-1", onHand: 7 }]);
});

test("what a spreadsheet made a date of is no count, and is told with what stood there", () => {
  expect(readStockCsv("MUG-1;12.01.2026").problems).toEqual([
    { row: 1, message: stock.message("not-a-count", { typed: "12.01.2026", sku: "MUG-1" }) },
  ]);
});

test("a file that is no list at all is refused, not crashed on", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readStockCsv(text)));
});
