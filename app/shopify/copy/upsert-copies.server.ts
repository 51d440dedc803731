import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { CopiedTable, Row } from "./copied-table.ts";
import { deleteGoneSql, jsonSource, upsertSql } from "./write-sql.ts";

/** Writes copies into a table, newer over older, in the given transaction. Answers the ids of those that were taken. */
export async function upsertCopies(db: ShopDb, shop: Shop, table: CopiedTable, rows: readonly Row[]): Promise<bigint[]> {
  if (rows.length === 0) return [];
  const written = await db.$queryRawUnsafe<{ id: bigint }[]>(upsertSql(table, jsonSource(table)), shop.id, asJson(table, rows));
  return written.map(({ id }) => id);
}

/**
 * Writes the children of parents whose copies were taken, and removes those that Shopify no longer names. `rows` are all the children
 * that these parents have now.
 */
export async function upsertChildren(
  db: ShopDb,
  shop: Shop,
  table: CopiedTable,
  parents: readonly bigint[],
  rows: readonly Row[],
): Promise<bigint[]> {
  if (parents.length === 0) return [];
  const ofTaken = new Set(parents.map(String));
  const own = rows.filter((row) => ofTaken.has(row[table.parent ?? ""] ?? ""));
  await db.$executeRawUnsafe(deleteGoneSql(table, jsonSource(table)), shop.id, asJson(table, own), [...parents]);
  return upsertCopies(db, shop, table, own);
}

function asJson(table: CopiedTable, rows: readonly Row[]): string {
  const columns = Object.keys(table.columns);
  return JSON.stringify(rows.map((row) => columns.map((name) => row[name] ?? null)));
}
