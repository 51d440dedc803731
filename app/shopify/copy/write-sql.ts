import type { CopiedTable } from "./copied-table.ts";

const quoted = (name: string) => `"${name}"`;
const list = (names: readonly string[]) => names.map(quoted).join(", ");
const columnsOf = (table: CopiedTable) => Object.keys(table.columns);

/** Rows given as JSON in `$2`: an array of arrays, each value in PostgreSQL's text, in the order of the table's columns. */
export function jsonSource(table: CopiedTable): string {
  const values = Object.entries(table.columns).map(([name, type], index) => `(r->>${index})::${type} AS ${quoted(name)}`);
  return `(SELECT ${values.join(", ")} FROM jsonb_array_elements($2::jsonb) AS r)`;
}

/**
 * Writes copies into a table with an `updatedAt`: newer wins, and of equally new ones the one that was read later. `$1` is the shop.
 * Answers the id of each row that was taken (the first column of its key); rows older than what is there already are left out.
 */
export function upsertSql(table: CopiedTable, source: string): string {
  const { updatedAt } = table;
  const columns = columnsOf(table);
  const own = Object.entries(table.onInsert ?? {});
  const changed = columns.filter((name) => !table.key.includes(name));
  const latestFirst = updatedAt ? `, ${quoted(updatedAt)} DESC` : "";
  return `
    INSERT INTO ${quoted(table.name)} AS old ("shopId", ${list([...columns, ...own.map(([name]) => name)])})
    SELECT DISTINCT ON (${list(table.key)}) $1::int, ${[...columns.map(quoted), ...own.map(([, sql]) => sql)].join(", ")}
      FROM ${source} AS new
     ORDER BY ${list(table.key)}${latestFirst}
    ON CONFLICT ("shopId", ${list(table.key)}) DO UPDATE
      SET ${changed.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(", ")}
    ${updatedAt ? `WHERE excluded.${quoted(updatedAt)} >= old.${quoted(updatedAt)}` : ""}
    RETURNING ${quoted(table.key[0] ?? "id")} AS id`;
}

/** Takes away the children of parents that were taken ($3, their ids) which Shopify no longer names. */
export function deleteGoneSql(table: CopiedTable, source: string): string {
  return `
    DELETE FROM ${quoted(table.name)}
     WHERE "shopId" = $1::int AND ${quoted(table.parent ?? "")} = ANY ($3::bigint[])
       AND (${list(table.key)}) NOT IN (SELECT ${list(table.key)} FROM ${source} AS new)`;
}
