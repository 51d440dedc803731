import bwipjs from "bwip-js/node";
import { addressLines } from "#app/orders/postal-address.ts";
import { textsOf, type Text, type Words } from "#app/platform/messages/words.ts";
import { packing } from "./messages.ts";
import type { PackingSlip } from "./read-packing-slip.server.ts";
import { openPrinter, type Printer } from "./print/printer.server.ts";
import { lastPage, writePageNumbers } from "./print/write-page-numbers.ts";

const margin = 42;
const grey = "#5c5f62";
const columns = { quantity: 44, sku: 116 };

/**
 * Packing slips as one PDF, each from a page of its own, its labels in `words`: A4, or Letter where that is the paper. Names in any script are
 * printed in their own letters; long orders run over pages.
 */
export async function renderPackingSlips(slips: readonly [PackingSlip, ...PackingSlip[]], words: Words): Promise<Buffer> {
  const text = textsOf(packing, words);
  const [first] = slips;
  const title = slips.length === 1 ? text("slip-of", { order: first.orderName }) : text("slips");
  const printer = openPrinter({ size: paperOf(first), title });
  for (const slip of slips) {
    if (slip !== first) printer.pdf.addPage({ size: paperOf(slip), margin: 0 });
    await writeSlip(printer, text, words, slip);
  }
  return printer.finish();
}

/** One packing slip as PDF. */
export const renderPackingSlip = (slip: PackingSlip, words: Words): Promise<Buffer> => renderPackingSlips([slip], words);

const paperOf = ({ from }: PackingSlip) => (["US", "CA", "MX"].includes(from.countryCode ?? "") ? "LETTER" : "A4");

/** From the page on which the printer stands. */
async function writeSlip(printer: Printer, text: SlipText, words: Words, slip: PackingSlip): Promise<void> {
  const { pdf } = printer;
  const firstPage = lastPage(printer);
  const nextPage = () => pdf.addPage({ size: paperOf(slip), margin: 0 });
  const width = pdf.page.width - 2 * margin;
  const bottom = pdf.page.height - margin - 22;

  let y = writeTableHead(printer, text, await writeHead(printer, text, words, slip, width), width);
  for (const line of slip.lines) {
    const asked = !line.properties ? 0 : printer.lines(line.properties, askedPlace(width)).length * 14;
    const named = Math.max(1, printer.lines(line.title, titlePlace(width)).length, printer.lines(line.sku, skuPlace).length) * 14;
    const height = named + asked + 8;
    if (y + height > bottom) {
      nextPage();
      y = writeTableHead(printer, text, margin, width);
    }
    printer.write(String(line.quantity), y + 4, { x: margin, width: columns.quantity - 12, size: 10.5, align: "right" });
    printer.write(line.sku, y + 4, skuPlace);
    const underTitle = printer.write(line.title, y + 4, titlePlace(width));
    if (line.properties) printer.write(line.properties, underTitle, askedPlace(width));
    y += height;
    rule(printer, y, width, 0.4);
  }

  const written = writtenOn(slip);
  const writtenHeight = written.reduce((sum, { said }) => sum + printer.lines(said, notePlace(width)).length * 14 + 30, 0);
  if (y + 24 + writtenHeight > bottom) {
    nextPage();
    y = margin;
  }
  const units = slip.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const items = packing.message("items", { count: units });
  const sum = text("items-in-lines", { items, lines: packing.message("lines", { count: slip.lines.length }) });
  y = printer.write(sum, y + 8, { x: margin, width, size: 10, colour: grey });
  for (const { title, said } of written) {
    y = printer.write(text(title), y + 10, { x: margin, width, size: 8.5, colour: grey });
    y = printer.write(said, y, notePlace(width));
  }
  writePageNumbers(printer, text, { name: slip.orderName, margin, firstPage });
}

/** What people wrote, under what it is called. */
function writtenOn({ giftMessage, note }: PackingSlip) {
  const all = [{ title: "gift-message", said: giftMessage } as const, { title: "note", said: note } as const];
  return all.flatMap(({ title, said }) => (said ? [{ title, said }] : []));
}

type SlipText = Text<typeof packing.texts>;

const skuPlace = { x: margin + columns.quantity, width: columns.sku - 12, size: 9, maxLines: 2 };
const titlePlace = (width: number) => ({
  x: margin + columns.quantity + columns.sku,
  width: width - columns.quantity - columns.sku,
  size: 10,
  maxLines: 3,
});

/** A note as it was written, line by line. */
const notePlace = (width: number) => ({ x: margin, width, size: 10, maxLines: 24, ownLines: true });

/** What the buyer asked for with a line, one property a line: as much of it as an engraving takes. */
const askedPlace = (width: number) => ({ ...titlePlace(width), maxLines: 24, ownLines: true });

/** Who sends, to whom, what is to be collected, and the barcode that the packing station scans. Answers where the table may begin. */
async function writeHead(printer: Printer, text: SlipText, words: Words, slip: PackingSlip, width: number): Promise<number> {
  const half = width / 2 - 12;
  const right = margin + width / 2 + 12;

  const underShop = printer.write(slip.shopName, margin, { x: margin, width: half, size: 13, maxLines: 2 });
  const underKind = printer.write(text("slip"), underShop + 4, { x: margin, width: half, size: 9, colour: grey });
  const underName = printer.write(slip.orderName, underKind, { x: margin, width: half, size: 20, maxLines: 2 });
  const underDate = printer.write(`${slip.orderDate} · ${slip.reference}`, underName, { x: margin, width: half, size: 9, colour: grey });

  const code = await bwipjs.toBuffer({ bcid: "code128", text: scannable(slip), scale: 4, height: 11, includetext: false });
  printer.pdf.image(code, right, margin + 2, { fit: [half, 40], align: "right" });
  const underCode = printer.write(scannable(slip), margin + 44, { x: right, width: half, size: 8, align: "right", colour: grey });

  const top = Math.max(underDate, underCode) + 18;
  const sides = [
    { title: text("from"), address: slip.from, x: margin, size: 9.5 },
    { title: text("ship-to"), address: slip.shipTo, x: right, size: 12 },
  ];
  const ends = sides.map(({ title, address, x, size }) => {
    let y = printer.write(title, top, { x, width: half, size: 8.5, colour: grey });
    for (const line of addressLines(address, slip.locale)) y = printer.write(line, y, { x, width: half, size, maxLines: 2 });
    return y;
  });
  const underSides = Math.max(...ends);
  const shipped = slip.delivery === null ? null : text("delivery", { line: slip.delivery });
  const under = shipped === null ? underSides : printer.write(shipped, underSides + 6, { x: right, width: half, size: 10, maxLines: 2 });
  const end = slip.cash === null ? under : printer.write(words(slip.cash), under + 12, { x: margin, width, size: 13, maxLines: 2 });
  return end + 18;
}

function writeTableHead(printer: Printer, text: SlipText, y: number, width: number): number {
  const head = { size: 8.5, colour: grey };
  printer.write(text("quantity"), y, { x: margin, width: columns.quantity - 12, align: "right", ...head });
  printer.write(text("sku"), y, { x: skuPlace.x, width: skuPlace.width, ...head });
  printer.write(text("item"), y, { x: titlePlace(width).x, width: titlePlace(width).width, ...head });
  rule(printer, y + 14, width, 0.9);
  return y + 15;
}

function rule({ pdf }: Printer, y: number, width: number, weight: number) {
  pdf
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(weight)
    .strokeColor("#c9cccf")
    .stroke();
}

/** Code 128 holds ASCII; an order's name may be anything. */
function scannable({ orderName, reference }: PackingSlip): string {
  return /^[\x21-\x7e]{1,32}$/.test(orderName) ? orderName : reference;
}
