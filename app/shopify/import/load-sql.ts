import type { CopiedTable } from "../copy/copied-table.ts";

const quoted = (name: string) => `"${name}"`;
const list = (names: readonly string[]) => names.map(quoted).join(", ");
const parentOf = (table: CopiedTable) => quoted(table.parent ?? "");

/**
 * Removes the children of the parents that were taken and whom the copy held before (tables of ids of the loading transaction). `$1` is the
 * shop, here and below.
 */
export function deleteChildrenSql(table: CopiedTable): string {
  return `
    DELETE FROM ${quoted(table.name)} AS old USING held
     WHERE old."shopId" = $1::int AND old.${parentOf(table)} = held.id AND EXISTS (SELECT 1 FROM taken WHERE taken.id = held.id)`;
}

/** Writes the children of the parents that were taken, of which none are there. `distinct` when the source may name one twice. */
export function insertChildrenSql(table: CopiedTable, source: string, distinct: boolean): string {
  const columns = list(Object.keys(table.columns));
  return `
    INSERT INTO ${quoted(table.name)} ("shopId", ${columns})
    SELECT ${distinct ? `DISTINCT ON (${list(table.key)}) ` : ""}$1::int, ${columns}
      FROM ${source} AS new WHERE EXISTS (SELECT 1 FROM taken WHERE taken.id = new.${parentOf(table)})
    ${distinct ? `ORDER BY ${list(table.key)}` : ""}`;
}

/** Removes what the source does not name, of rows that were not written since `$2`. */
export function pruneSql(table: CopiedTable, source: string): string {
  const same = table.key.map((name) => `new.${quoted(name)} = old.${quoted(name)}`).join(" AND ");
  return `
    DELETE FROM ${quoted(table.name)} AS old
     WHERE old."shopId" = $1::int AND old.${quoted(table.updatedAt ?? "")} < $2 AND NOT EXISTS (SELECT 1 FROM ${source} AS new WHERE ${same})`;
}

/** Removes what the source does not name, of rows not written since `$3` whose root's id is beyond `$4` and, unless it is null, at most `$5`. */
export function pruneRangeSql(table: CopiedTable, source: string): string {
  const same = table.key.map((name) => `new.${quoted(name)} = old.${quoted(name)}`).join(" AND ");
  const root = `old.${quoted(table.key[0] ?? "id")}`;
  return `
    DELETE FROM ${quoted(table.name)} AS old
     WHERE old."shopId" = $1::int AND old.${quoted(table.updatedAt ?? "")} < $3::timestamptz
       AND ${root} > $4::text::bigint AND ($5::text IS NULL OR ${root} <= $5::text::bigint)
       AND NOT EXISTS (SELECT 1 FROM ${source} AS new WHERE ${same})`;
}

/** Removes children whose parents are gone. */
export function pruneChildrenSql(table: CopiedTable, parents: CopiedTable): string {
  return `
    DELETE FROM ${quoted(table.name)} AS old
     WHERE old."shopId" = $1::int
       AND NOT EXISTS (SELECT 1 FROM ${quoted(parents.name)} AS one WHERE one."shopId" = $1::int AND one.id = old.${parentOf(table)})`;
}
