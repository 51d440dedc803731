import type { PgText } from "./copied-table.ts";

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

/** A row of COPY's text format, its line end included. */
export function copyLine(values: Iterable<PgText>): string {
  let line = "";
  let separator = "";
  for (const value of values) {
    line += separator;
    separator = "\t";
    line += value === null ? "\\N" : SPECIAL.test(value) ? value.replaceAll(SPECIALS, escaped) : value;
  }
  return `${line}\n`;
}

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (character: string) => ESCAPES[character] ?? character;
