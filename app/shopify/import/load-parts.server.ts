import type { PoolClient } from "pg";
import { z } from "zod";
import { bulkPool } from "#app/platform/db/pool.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { CopiedTable } from "../copy/copied-table.ts";
import { upsertSql } from "../copy/write-sql.ts";
import { deleteChildrenSql, insertChildrenSql, pruneChildrenSql, pruneSql } from "./load-sql.ts";
import type { ImportDefinition } from "./import-definition.ts";
import { allRows } from "./staging-table.ts";
import type { Part } from "./staging-table.ts";

/** What PostgreSQL says of a row that is there twice, and of two transactions that wait for each other. */
const MAY_DO_BETTER_AS_A_WHOLE = ["23505", "40P01"];

const Count = z.object({ rows: z.tuple([z.object({ count: z.coerce.number() })]) });

export type Loader = {
  /** Takes a part that is staged. */
  take(part: Part): Promise<void>;
  /** Takes what had to wait for the other parts, prunes, and commits what `finish` adds. `withoutParent` rows were left out. */
  finish(finish: (connection: PoolClient, withoutParent: number) => Promise<void>): Promise<number>;
  /** Undoes everything. */
  abandon(): void;
};

/**
 * Takes staged rows into their tables in one transaction, set by set, while further parts are still being staged.
 *
 * Newer rows win over older ones, so that what a webhook brought while the file was made stays. The children of a parent that was taken
 * are replaced by those staged; those that stand in an earlier part than their parent wait for the end. A file that names a row twice,
 * which Shopify does not rule out, is taken once more as a whole, sorted.
 */
export async function openLoader(shopId: ShopId, definition: ImportDefinition, startedAt: Date): Promise<Loader> {
  const [parents, children] = definition.tables;
  const parts: Part[] = [];
  let withoutParent = 0;
  let asAWhole = false;

  const connection = await bulkPool.connect();
  let isOpen = true;
  const release = (broken?: Error) => {
    if (isOpen) connection.release(broken);
    isOpen = false;
  };
  const begin = async () => {
    withoutParent = 0;
    await connection.query(`
      BEGIN; SET LOCAL work_mem = '64MB';
      CREATE TEMP TABLE seen (id bigint) ON COMMIT DROP;
      CREATE TEMP TABLE taken (id bigint) ON COMMIT DROP;
      CREATE TEMP TABLE held (id bigint) ON COMMIT DROP;`);
    if (children) {
      const typed = Object.entries(children.columns).map(([column, type]) => `"${column}" ${type}`);
      await connection.query(`CREATE TEMP TABLE early (${typed.join(", ")}) ON COMMIT DROP`);
    }
  };

  async function takeParents(source: string): Promise<void> {
    let known = source;
    if (definition.belongsTo) {
      const isKnown = `EXISTS (SELECT 1 FROM "${definition.belongsTo}" AS one WHERE one."shopId" = $1::int AND one.id = new."${parents.parent ?? ""}")`;
      withoutParent += await count(`SELECT count(*) FROM ${source} AS new WHERE NOT ${isKnown}`, [shopId]);
      known = `(SELECT * FROM ${source} AS new WHERE ${isKnown})`;
    }
    await connection.query(
      `WITH written AS (${upsertSql(parents, known)})
       INSERT INTO taken SELECT id FROM written WHERE NOT EXISTS (SELECT 1 FROM taken WHERE taken.id = written.id)`,
      [shopId],
    );
  }

  /** Notes which parents the copy holds from before this import: only they have children that must go. Answers whether there are any. */
  async function noteHeld(source: string): Promise<boolean> {
    await connection.query("DELETE FROM held");
    const { rowCount } = await connection.query(
      `INSERT INTO held SELECT id FROM ${source} AS new
        WHERE EXISTS (SELECT 1 FROM "${parents.name}" AS one WHERE one."shopId" = $1::int AND one.id = new.id)
          AND NOT EXISTS (SELECT 1 FROM taken WHERE taken.id = new.id)`,
      [shopId],
    );
    return (rowCount ?? 0) > 0;
  }

  async function takeChildren(table: CopiedTable, source: { parents: string; children: string }, replaces: boolean): Promise<void> {
    await connection.query(`INSERT INTO seen SELECT id FROM ${source.parents} AS new`);
    if (replaces) await connection.query(deleteChildrenSql(table), [shopId]);
    await connection.query(insertChildrenSql(table, source.children, asAWhole), [shopId]);
    await connection.query(
      `INSERT INTO early SELECT * FROM ${source.children} AS new WHERE NOT EXISTS (SELECT 1 FROM seen WHERE seen.id = new."${table.parent ?? ""}")`,
    );
  }

  async function takeRows(source: { parents: string; children: string }): Promise<void> {
    const replaces = children !== undefined && (await noteHeld(source.parents));
    await takeParents(source.parents);
    // Children may stand there without their parent, left by one that is gone and comes back: they are no more in the way than others.
    if (asAWhole) await connection.query("INSERT INTO held SELECT id FROM taken");
    if (children) await takeChildren(children, source, replaces || asAWhole);
  }

  async function takeLate(): Promise<void> {
    if (!children) return;
    withoutParent += await count(
      `SELECT count(*) FROM early WHERE NOT EXISTS (SELECT 1 FROM seen WHERE seen.id = early."${children.parent ?? ""}")`,
      [],
    );
    if (!asAWhole) await connection.query(insertChildrenSql(children, "early", false), [shopId]);
  }

  /** Does `work`, and when that stumbles over the order or the number of rows, leaves everything to the end. */
  async function orAsAWhole(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Error && "code" in error && MAY_DO_BETTER_AS_A_WHOLE.includes(String(error.code)))) throw error;
      asAWhole = true;
      await connection.query("ROLLBACK");
    }
  }

  const count = async (sql: string, values: unknown[]) => Count.parse(await connection.query(sql, values)).rows[0].count;

  await begin();
  return {
    async take(part) {
      parts.push(part);
      if (!asAWhole) await orAsAWhole(() => takeRows({ parents: part[0]?.name ?? "", children: part[1]?.name ?? "" }));
    },
    async finish(finish) {
      if (!asAWhole) await orAsAWhole(takeLate);
      if (asAWhole) {
        await begin();
        await takeRows({ parents: allRows(parts, 0), children: allRows(parts, 1) });
        await takeLate();
      }
      if (definition.prunes) {
        await connection.query(pruneSql(parents, allRows(parts, 0)), [shopId, startedAt]);
        if (children) await connection.query(pruneChildrenSql(children, parents), [shopId]);
      }
      await finish(connection, withoutParent);
      await connection.query("COMMIT");
      release();
      return withoutParent;
    },
    abandon: () => release(new Error("an import was given up")),
  };
}
