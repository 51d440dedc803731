import type { Row } from "./copied-table.ts";

/** A row in COPY's text format, with its line end: the values of these columns, in this order. */
export function copyLine(columns: readonly string[], row: Row): string {
  let line = "";
  for (let index = 0; index < columns.length; index += 1) {
    const value = row[columns[index] as string];
    if (index > 0) line += "\t";
    if (value == null) line += "\\N";
    else line += SPECIAL.test(value) ? value.replaceAll(SPECIALS, escaped) : value;
  }
  return `${line}\n`;
}

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (character: string) => ESCAPES[character] ?? character;
