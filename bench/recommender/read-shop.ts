import { createInterface } from "node:readline";
import { openText } from "../../sandbox/data/open-text.ts";
import { readRetail } from "../../sandbox/data/read-retail.ts";
import { RetailDataFault } from "../../sandbox/data/retail-data-fault.ts";

/** Baskets, oldest first, of items numbered in the order in which they came up. */
export type Shop = { baskets: number[][]; titles: string[]; time: string };

/** A file that no shop can be read from; the message says why. */
export class ShopFileFault extends Error {
  override readonly name = "ShopFileFault";
}

const FEWEST = 100;

/**
 * Reads a shop's history, gzipped or not: the lines of Online Retail (recognised by its header; cancelled invoices and codes that are no
 * product's are dropped), or a basket a line, its items parted by commas, whose lines then are taken as time.
 */
export async function readShop(file: string): Promise<Shop> {
  try {
    const shop = (await firstLine(file)).includes("InvoiceNo") ? await readInvoices(file) : await readBasketLines(file);
    if (shop.baskets.length < FEWEST)
      throw new ShopFileFault(`${file} has ${shop.baskets.length} baskets: too few to tell anything (at least ${FEWEST} are needed).`);
    return shop;
  } catch (fault) {
    if (fault instanceof ShopFileFault) throw fault;
    if (fault instanceof RetailDataFault) throw new ShopFileFault(fault.message);
    throw new ShopFileFault(`${file} can't be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

const PRODUCT = /^\d{5}[A-Z]{0,2}$/;

async function readInvoices(file: string): Promise<Shop> {
  const invoices = new Map<string, { soldAt: string; items: Set<number> }>();
  const numbering = new Numbering();
  for await (const { invoice, sku, description, quantity, soldAt } of readRetail(file)) {
    const code = sku.trim().toUpperCase();
    if (!/^\d+$/.test(invoice) || quantity <= 0 || !PRODUCT.test(code)) continue;
    let basket = invoices.get(invoice);
    if (!basket) invoices.set(invoice, (basket = { soldAt, items: new Set() }));
    basket.items.add(numbering.numberOf(code, description));
  }
  const inOrder = [...invoices].sort(([a, one], [b, other]) => compare(one.soldAt, other.soldAt) || compare(a, b));
  return { baskets: inOrder.map(([, { items }]) => [...items]), titles: numbering.titles, time: "the invoices' dates" };
}

async function readBasketLines(file: string): Promise<Shop> {
  const numbering = new Numbering();
  const baskets: number[][] = [];
  const widths = new Set<number>();
  for await (const line of createInterface({ input: await openText(file), crlfDelay: Infinity })) {
    if (/[\0\uFFFD]/.test(line)) throw new ShopFileFault(`${file}, line ${baskets.length + 1}: this is no text in UTF-8.`);
    const names = line.split(",").map((name) => name.trim()).filter((name) => name !== ""); // oxfmt-ignore
    if (names.length === 0) continue;
    widths.add(line.split(",").length);
    baskets.push([...new Set(names.map((name) => numbering.numberOf(name, name)))]);
  }
  if (widths.size <= 1)
    throw new ShopFileFault(`${file} has no baskets: expected Online Retail's columns (InvoiceNo,StockCode,…), or a basket a line.`);
  return { baskets, titles: numbering.titles, time: "the order of the lines (the file has no times)" };
}

class Numbering {
  readonly titles: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(code: string, title: string): number {
    let number = this.numbers.get(code);
    if (number === undefined) this.numbers.set(code, (number = this.titles.push(title) - 1));
    this.titles[number] ||= title;
    return number;
  }
}

async function firstLine(file: string): Promise<string> {
  for await (const line of createInterface({ input: await openText(file), crlfDelay: Infinity })) return line;
  throw new ShopFileFault(`${file} is empty.`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
