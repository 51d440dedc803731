import type { PgText, Row } from "./copied-table.ts";

/** Text that PostgreSQL can keep: it takes neither the zero character nor half of a surrogate pair. */
export function pgString(text: string): string;
export function pgString(text: string | null | undefined): PgText;
export function pgString(text: string | null | undefined): PgText {
  if (text == null) return null;
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes("\0") ? wellFormed.replaceAll("\0", "\uFFFD") : wellFormed;
}

/** A list of texts as PostgreSQL's `text[]`. */
export function pgArray(texts: readonly string[]): string {
  if (texts.length === 0) return "{}";
  return `{${texts.map((text) => `"${pgString(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`;
}

export const pgBoolean = (value: boolean): string => (value ? "t" : "f");

export const pgInteger = (value: number): string => String(value);

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
