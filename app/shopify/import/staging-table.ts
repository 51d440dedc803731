import type { CopiedTable } from "../copy/copied-table.ts";

/** A table that holds rows on their way: created before, dropped after. `name` is ready to stand in SQL. */
export type StagingTable = { table: CopiedTable; name: string };

/** What came of the file in one stretch, one staging table for each of the import's tables. */
export type Part = readonly StagingTable[];

/** All rows that were staged for the import's `index`th table, as a source for SQL. */
export function allRows(parts: readonly Part[], index: 0 | 1): string {
  const names = parts.flatMap((part) => part[index]?.name ?? []);
  return `(${names.map((name) => `SELECT * FROM ${name}`).join(" UNION ALL ")})`;
}
