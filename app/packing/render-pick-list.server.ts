import { textsOf, type Words } from "#app/platform/messages/words.ts";
import { packing } from "./messages.ts";
import type { PickList } from "./pick-list.ts";
import { openPrinter } from "./print/printer.server.ts";

const margin = 42;
const grey = "#5c5f62";
const width = 595 - 2 * margin;
const bottom = 842 - margin;
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
  for (const { quantity, bin, sku, title, totes: into } of stops) {
    const split = parcels.length === 1 ? "" : into.map((one) => text("tote", one)).join("\n");
    const height = (["shelf", "sku", "title"] as const).reduce(
      (most, place) => Math.max(most, printer.lines({ shelf: bin ?? text("no-shelf"), sku, title }[place], places[place]).length * 17),
      Math.max(1, into.length) * 14 + 6,
    );
    if (y + height > bottom) {
      printer.pdf.addPage({ size: "A4", margin: 0 });
      y = head(margin);
    }
    printer.write(String(quantity), y, places.quantity);
    printer.write(bin ?? text("no-shelf"), y, places.shelf);
    printer.write(sku, y + 2, places.sku);
    printer.write(title, y + 1, places.title);
    printer.write(split, y + 1, { ...places.totes, ownLines: true });
    y += height;
  }
  return printer.finish();
}
