import { textsOf, type Words } from "#app/platform/messages/words.ts";
import { packing } from "./messages.ts";
import type { PickList } from "./pick-list.ts";
import { openPrinter } from "./print/printer.server.ts";
import { writePageNumbers } from "./print/write-page-numbers.ts";

const margin = 42;
const grey = "#5c5f62";
const width = 595 - 2 * margin;
const bottom = 842 - margin - 22;
const places = {
  quantity: { x: margin, width: 36, size: 12, align: "right" as const, maxLines: 1 },
  shelf: { x: margin + 48, width: 88, size: 12, maxLines: 2 },
  sku: { x: margin + 148, width: 104, size: 9, maxLines: 2 },
  title: { x: margin + 264, width: width - 264 - 84, size: 10, maxLines: 2 },
  totes: { x: margin + width - 72, width: 72, size: 10, maxLines: 8 },
};

/** A walk through the shelves as PDF: what to take from each and into which tote, its labels in `words`. A4; a long walk runs over pages. */
export async function renderPickList({ stops, parcels }: Pick<PickList, "stops" | "parcels">, words: Words): Promise<Buffer> {
  const text = textsOf(packing, words);
  const printer = openPrinter({ size: "A4", title: text("pick-list") });
  const head = (y: number) => {
    const label = { size: 8.5 };
    printer.write(text("quantity"), y, { ...places.quantity, ...label, colour: grey });
    printer.write(text("shelf"), y, { ...places.shelf, ...label, colour: grey });
    printer.write(text("sku"), y, { ...places.sku, ...label, colour: grey });
    printer.write(text("item"), y, { ...places.title, ...label, colour: grey });
    return printer.write(text("totes"), y, { ...places.totes, ...label, colour: grey }) + 6;
  };

  let y = printer.write(text("pick-list"), margin, { x: margin, width, size: 20 });
  const totes = parcels.map(({ tote, orderName }) => text("tote-of", { tote, order: orderName })).join(", ");
  y = head(printer.write(totes, y + 4, { x: margin, width, size: 10, maxLines: 12 }) + 14);
  for (const { quantity, picked, bin, sku, title, totes: into } of stops) {
    const split = parcels.length === 1 ? "" : into.map((one) => text("tote", one)).join("\n");
    const lines = { shelf: printer.lines(bin ?? text("no-shelf"), places.shelf), sku: printer.lines(sku, places.sku) };
    const named = printer.lines(title, places.title).length + (picked > 0 ? 1 : 0);
    const height = Math.max(lines.shelf.length, lines.sku.length, named, 1) * 17;
    const whole = Math.max(height, Math.max(1, into.length) * 14 + 6);
    if (y + whole > bottom) {
      printer.pdf.addPage({ size: "A4", margin: 0 });
      y = head(margin);
    }
    printer.write(String(quantity), y, places.quantity);
    printer.write(bin ?? text("no-shelf"), y, places.shelf);
    printer.write(sku, y + 2, places.sku);
    const underTitle = printer.write(title, y + 1, places.title);
    // Who prints it once more has been at some of the shelves.
    if (picked > 0) printer.write(text("picked-already", { picked }), underTitle, { ...places.title, size: 8.5, colour: grey });
    printer.write(split, y + 1, { ...places.totes, ownLines: true });
    y += whole;
    printer.pdf
      .moveTo(margin, y - 3)
      .lineTo(margin + width, y - 3)
      .lineWidth(0.4)
      .strokeColor("#c9cccf")
      .stroke();
  }
  const units = stops.reduce((sum, stop) => sum + stop.quantity, 0);
  const sum = { items: packing.message("items", { count: units }), lines: packing.message("lines", { count: stops.length }) };
  if (y + 24 > bottom) {
    printer.pdf.addPage({ size: "A4", margin: 0 });
    y = margin;
  }
  printer.write(text("items-in-lines", sum), y + 6, { x: margin, width, size: 10, colour: grey });
  writePageNumbers(printer, text, { name: text("pick-list"), margin, firstPage: 0 });
  return printer.finish();
}
