import type { Row } from "../copy/copied-table.ts";
import { BulkFileFault } from "./import-fault.ts";
import { downloadResumably } from "./download-resumably.server.ts";
import type { BulkLine, ImportDefinition } from "./import-definition.ts";

type Reader = {
  put: (table: 0 | 1, row: Row) => void;
  /** Asked between two stretches of lines, with the roots read so far: the moment to wait for others. */
  pause: (roots: number) => Promise<void>;
};

/** Reads the result of a bulk operation line by line and puts its rows. Answers how many lines there were, and how many of them roots. */
export async function readBulkFile(
  url: string,
  { read, root }: ImportDefinition,
  digits: number,
  { put, pause }: Reader,
): Promise<{ objects: number; roots: number }> {
  let objects = 0;
  let roots = 0;
  const take = (text: string) => {
    let line: BulkLine;
    try {
      line = JSON.parse(text) as BulkLine;
      read(line, put, digits);
    } catch (cause) {
      throw new BulkFileFault("corrupt", `Line ${objects + 1} of the file from Shopify makes no sense.`, { cause });
    }
    objects += 1;
    if (line.__typename === root) roots += 1;
  };

  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of downloadResumably(url)) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const first = bytes.indexOf(NEWLINE);
    if (first < 0) {
      rest = Buffer.concat([rest, bytes]);
      continue;
    }
    // Only the line that the chunk before began is put together; the others are read where they stand.
    takeLines(Buffer.concat([rest, bytes.subarray(0, first)]).toString("utf8"), take);
    const last = bytes.lastIndexOf(NEWLINE);
    if (last > first) takeLines(bytes.toString("utf8", first + 1, last), take);
    rest = Buffer.from(bytes.subarray(last + 1));
    await pause(roots);
  }
  if (rest.length > 0) take(rest.toString("utf8"));
  return { objects, roots };
}

function takeLines(text: string, take: (line: string) => void): void {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    if (to > from) take(text.slice(from, to));
    from = to + 1;
  }
}

const NEWLINE = 0x0a;
