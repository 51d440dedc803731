import type { PoolClient } from "pg";
import { z } from "zod";
import { pool } from "#app/platform/db/pool.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { CopiedTable } from "../copy/copied-table.ts";
import { deleteChildrenSql, insertChildrenSql, upsertSql } from "../copy/write-sql.ts";
import type { ImportDefinition } from "./import-definition.ts";

export type StagedTables = readonly { table: CopiedTable; staging: string }[];

/** Rows that have no parent, in the file or in the copy of the shop. */
export type Loaded = { withoutParent: number };

const Count = z.object({ rows: z.tuple([z.object({ count: z.coerce.number() })]) });

/**
 * Takes staged rows into their tables, in one transaction, each table with one statement over the whole set.
 *
 * Newer rows win over older ones, so that what a webhook brought while the file was made stays. The children of a parent that was taken are
 * replaced by those staged. `finish` is told in the same transaction.
 */
export async function loadStaged(
  shopId: ShopId,
  definition: ImportDefinition,
  staged: StagedTables,
  startedAt: Date,
  finish: (connection: PoolClient, loaded: Loaded) => Promise<void>,
): Promise<Loaded> {
  const connection = await pool.connect();
  try {
    await connection.query(`BEGIN; SET LOCAL work_mem = '64MB'; CREATE TEMP TABLE taken (id bigint NOT NULL) ON COMMIT DROP`);
    const withoutParent = await takeAll(connection, shopId, definition, staged);
    if (definition.prunes) await prune(connection, shopId, staged, startedAt);
    await finish(connection, { withoutParent });
    await connection.query("COMMIT");
    for (const { staging } of staged) await connection.query(`DROP TABLE IF EXISTS ${staging}`);
    connection.release();
    return { withoutParent };
  } catch (error) {
    connection.release(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function takeAll(connection: PoolClient, shopId: ShopId, { belongsTo }: ImportDefinition, staged: StagedTables): Promise<number> {
  const [parents, children] = staged;
  if (!parents) return 0;
  let withoutParent = 0;
  let source = parents.staging;
  if (belongsTo) {
    const known = `SELECT id FROM "${belongsTo}" WHERE "shopId" = $1::int`;
    const parent = `"${parents.table.parent ?? ""}"`;
    withoutParent += await count(connection, `SELECT count(*) FROM ${source} AS new WHERE ${parent} NOT IN (${known})`, [shopId]);
    source = `(SELECT * FROM ${source} AS one WHERE ${parent} IN (${known}))`;
  }
  await connection.query(`WITH written AS (${upsertSql(parents.table, source)}) INSERT INTO taken SELECT id FROM written`, [shopId]);
  if (!children) return withoutParent;

  const parent = `"${children.table.parent ?? ""}"`;
  withoutParent += await count(connection, `SELECT count(*) FROM ${children.staging} WHERE ${parent} NOT IN (SELECT id FROM ${parents.staging})`, []);
  const taken = "SELECT id FROM taken";
  await connection.query(deleteChildrenSql(children.table, taken), [shopId]);
  await connection.query("SAVEPOINT children");
  try {
    await connection.query(insertChildrenSql(children.table, children.staging, taken), [shopId]);
  } catch (error) {
    // The file names a child twice, which Shopify does not rule out: worth the sorting only then.
    if (!(error instanceof Error && "code" in error && error.code === "23505")) throw error;
    await connection.query("ROLLBACK TO SAVEPOINT children");
    await connection.query(insertChildrenSql(children.table, children.staging, taken, true), [shopId]);
  }
  return withoutParent;
}

/** Removes what the shop no longer has: rows that are not in the file, and were not written since it was begun. */
async function prune(connection: PoolClient, shopId: ShopId, [parents, children]: StagedTables, startedAt: Date): Promise<void> {
  if (!parents?.table.updatedAt) return;
  const key = parents.table.key.map((name) => `"${name}"`).join(", ");
  await connection.query(
    `DELETE FROM "${parents.table.name}" WHERE "shopId" = $1::int AND "${parents.table.updatedAt}" < $2 AND (${key}) NOT IN (SELECT ${key} FROM ${parents.staging})`,
    [shopId, startedAt],
  );
  if (!children) return;
  await connection.query(
    `DELETE FROM "${children.table.name}" WHERE "shopId" = $1::int AND "${children.table.parent ?? ""}" NOT IN (SELECT id FROM "${parents.table.name}" WHERE "shopId" = $1::int)`,
    [shopId],
  );
}

const count = async (connection: PoolClient, sql: string, values: unknown[]): Promise<number> =>
  Count.parse(await connection.query(sql, values)).rows[0].count;
