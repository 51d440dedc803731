import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { orderMoney } from "#sandbox/shopify/state/order-money.ts";
import { lineMoney } from "./line-money.ts";
import { loadRetail } from "./load-retail.ts";
import { londonTime } from "./london-time.ts";

const DAY_MS = 86_400_000;

const slice = gunzipSync(readFileSync(new URL("retail-slice.csv.gz", import.meta.url)));
const clock = createClock();
const folder = mkdtempSync(join(tmpdir(), "retail "));
afterAll(() => {
  clock.stop();
  rmSync(folder, { recursive: true });
});

const aShop = () => createShopState({ clock, ledger: createLedger(clock) });
const loading = (name: string, bytes: string | Buffer) => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return loadRetail(aShop(), { file });
};

test("every invoice is an order, every row a line, and the money is the file's to the penny", async () => {
  const rows = parse<Record<string, string>>(slice, { columns: true });
  const state = aShop();
  const summary = await loadRetail(state);
  const thousandths = rows.reduce((sum, row) => sum + BigInt(row["Quantity"] ?? "") * BigInt(Math.round(Number(row["UnitPrice"]) * 1000)), 0n);

  expect(summary.lines).toBe(rows.length);
  expect(summary.orders).toBe(new Set(rows.map((row) => row["InvoiceNo"])).size);
  expect(BigInt(summary.totalMinor) * 10n).toBe(thousandths);
  expect([...state.orders.values()].reduce((sum, order) => sum + orderMoney(order).total, 0)).toBe(summary.totalMinor);
  expect(state.lines.size).toBe(rows.length);
});

test("the last order was placed in the last ten days, on the file's day of the week, and everything else as long before it", async () => {
  const state = aShop();
  await loadRetail(state);
  const placed = [...state.orders.values()].map(({ createdAt }) => createdAt).sort((a, b) => a - b);
  const sold = parse<Record<string, string>>(slice, { columns: true }).map((row) => londonTime(row["InvoiceDate"] ?? "")).sort((a, b) => a - b);
  const shift = (placed.at(-1) ?? 0) - (sold.at(-1) ?? 0);

  expect(state.now() - (placed.at(-1) ?? 0)).toBeLessThanOrEqual(10 * DAY_MS);
  expect(shift % (7 * DAY_MS)).toBe(0);
  expect((placed[0] ?? 0) - (sold[0] ?? 0)).toBe(shift);
  expect([...state.fulfillments.values()].every(({ updatedAt }) => updatedAt <= state.now())).toBe(true);
});

test("another seed makes up other people and stock, not other trade", async () => {
  const [one, other] = [aShop(), aShop()];
  expect(await loadRetail(one, { seed: 1 })).toEqual(await loadRetail(other, { seed: 2 }));
  const names = (state: typeof one) => [...state.customers.values()].map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  expect(names(one)).not.toEqual(names(other));
});

test("a line's money is exact where binary fractions are not", () => {
  expect(lineMoney("0.29", 100)).toEqual({ unitMinor: 29, totalMinor: 2900 });
  expect(lineMoney("1.005", 1)).toEqual({ unitMinor: 101, totalMinor: 101 });
  expect(lineMoney("0.001", 1)).toEqual({ unitMinor: 0, totalMinor: 0 });
  expect(lineMoney("0.001", 12)).toEqual({ unitMinor: 0, totalMinor: 1 });
  expect(lineMoney("-11062.06", 1)).toEqual({ unitMinor: -1106206, totalMinor: -1106206 });
  expect(lineMoney("2.55", -3)).toEqual({ unitMinor: 255, totalMinor: -765 });
});

const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
const good = "1,A,Mug,2,2011-01-01 10:00:00,1.50,7.0,United Kingdom\n";

test.each([
  ["no file at all", "missing", null, /can't be opened/],
  ["an empty file", "empty.csv", "", /is empty: expected .*InvoiceNo/],
  ["another header", "header.csv", "a,b\n1,2\n", /line 1: expected the header InvoiceNo/],
  ["a missing column", "short.csv", `${header}${good}2,A,Mug\n`, /line 3: expected eight/],
  ["a quantity in words", "quantity.csv", `${header}${good}2,A,Mug,two,2011-01-01 10:00:00,1.50,,France\n`, /line 3: expected a whole number as Quantity, found "two"/],
  ["a price in words", "price.csv", `${header}2,A,Mug,2,2011-01-01 10:00:00,cheap,,France\n`, /line 2: expected a decimal number as UnitPrice/],
  ["a day that never was", "day.csv", `${header}2,A,Mug,2,2011-02-30 10:00:00,1.50,,France\n`, /line 2: expected a day of the calendar/],
  ["an open quote", "quote.csv", `${header}${good}2,"A,Mug,2,2011-01-01 10:00:00,1.50,,France\n`, /line \d+: expected eight/],
  ["half of a gzipped file", "half.csv.gz", gzipSync(slice).subarray(0, 90_000), /can't be read on.*damaged, or cut off/],
])("%s is refused with where and why", async (_, name, bytes, message) => {
  const load = bytes === null ? loadRetail(aShop(), { file: join(folder, name) }) : loading(name, bytes);
  await expect(load).rejects.toThrow(message);
});

test("a file with a byte order mark, and rows of one invoice apart from each other, is read", async () => {
  const rows = `${good}2,B,Jug,1,2011-01-01 11:00,0.10,,EIRE\n${good}`;
  expect(await loading("bom.csv", `\uFEFF${header}${rows}`)).toEqual({ orders: 2, lines: 3, totalMinor: 610, customers: 1, products: 2 });
});
