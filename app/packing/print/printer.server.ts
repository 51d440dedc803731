import PDFDocument from "pdfkit";
import { openTypefaces } from "./open-typefaces.server.ts";
import { orderVisually } from "./order-visually.ts";
import { splitByTypeface, type TextRun } from "./split-by-typeface.ts";
import { wrapEachLine, wrapText } from "./wrap-text.ts";

type Place = {
  x: number;
  width: number;
  size: number;
  align?: "left" | "right";
  colour?: string;
  maxLines?: number;
  /** The text's own lines stay lines; otherwise they run on as words do. */
  ownLines?: boolean;
};

/** A PDF that text of any script can be set on. Lengths are points; the origin is the upper left corner. */
export type Printer = {
  pdf: PDFKit.PDFDocument;
  /** The lines that a text makes in a place: what `write` would set. */
  lines(text: string, place: Place): readonly string[];
  /** Sets a text with its first line's top at `y`; answers where the next line would begin. */
  write(text: string, y: number, place: Place): number;
  finish(): Promise<Buffer>;
};

const leading = 1.36;

export function openPrinter(options: { size: "A4" | "LETTER"; title: string }): Printer {
  const pdf = new PDFDocument({ size: options.size, margin: 0, bufferPages: true, info: { Title: options.title } });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });

  const typefaces = openTypefaces();
  const registered = new Set<string>();
  const choose = (name: string, size: number) => {
    if (!registered.has(name)) {
      const data = typefaces.find((typeface) => typeface.name === name)?.data();
      if (data) pdf.registerFont(name, Buffer.from(data));
      registered.add(name);
    }
    return pdf.font(name).fontSize(size);
  };
  const runsOf = (line: string): readonly TextRun[] =>
    orderVisually(line).flatMap(({ text, rightToLeft }) => {
      const runs = splitByTypeface(text, typefaces);
      return rightToLeft ? runs.toReversed() : runs;
    });
  const widthOf = (runs: readonly TextRun[], size: number) =>
    runs.reduce((sum, run) => sum + choose(run.typeface, size).widthOfString(run.text), 0);

  const lines = (text: string, { width, size, maxLines = 3, ownLines = false }: Place) =>
    (ownLines ? wrapEachLine : wrapText)(text, width, maxLines, (line) => widthOf(runsOf(line), size));

  return {
    pdf,
    lines,
    write(text, y, place) {
      const { x, width, size, align = "left", colour = "#1a1a1a" } = place;
      let baseline = y + size * 1.05;
      for (const line of lines(text, place)) {
        const runs = runsOf(line);
        let at = align === "right" ? x + width - widthOf(runs, size) : x;
        for (const run of runs) {
          choose(run.typeface, size).fillColor(colour).text(run.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
          at += pdf.widthOfString(run.text);
        }
        baseline += size * leading;
      }
      return baseline - size * 1.05;
    },
    finish() {
      pdf.end();
      return finished;
    },
  };
}
