import type { Text } from "#app/platform/messages/words.ts";
import type { packing } from "../messages.ts";
import type { Printer } from "./printer.server.ts";

type Pages = {
  /** What stands at the other side of each foot: by it a page that was mislaid is known. */
  name: string;
  margin: number;
  /** The number of the first page that belongs to it. */
  firstPage: number;
};

/** Writes at the foot of each page which of how many it is: up to the one on which the printer stands. */
export function writePageNumbers(printer: Printer, text: Text<typeof packing.texts>, { name, margin, firstPage }: Pages): void {
  const pages = lastPage(printer) - firstPage + 1;
  for (let page = 0; page < pages; page += 1) {
    printer.pdf.switchToPage(firstPage + page);
    const { width, height } = printer.pdf.page;
    const half = width / 2 - margin;
    const foot = { width: half, size: 8, colour: "#5c5f62" };
    const y = height - margin - 8;
    printer.write(name, y, { ...foot, x: margin, maxLines: 1 });
    printer.write(text("page", { page: page + 1, pages }), y, { ...foot, x: margin + half, align: "right" });
  }
}

/** The number of the page on which the printer stands. */
export function lastPage({ pdf }: Printer): number {
  const { start, count } = pdf.bufferedPageRange();
  return start + count - 1;
}
