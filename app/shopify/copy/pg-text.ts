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
