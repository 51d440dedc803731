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
  expect(rows.map((row) => row.sku)).toEqual(["A", "D"]);
  expect(problems).toEqual([
    { row: 3, message: stock.message("no-sku") },
    { row: 4, message: stock.message("not-a-count", { typed: "minus two", sku: "B" }) },
    { row: 5, message: stock.message("counted-twice", { sku: "A", row: 2 }) },
    { row: 6, message: stock.message("not-a-count", { typed: "-1", sku: "C" }) },
  ]);
});

test("a file that is no list at all is refused, not crashed on", () => {
  expect(readStockCsv('a,"b\nc,1').rows).toEqual([]);
  expect(readStockCsv('a,"b\nc,1').problems).toHaveLength(1);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readStockCsv(text)));
});
