import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { pool } from "#app/platform/db/pool.server.ts";
import type { CopiedTable, Row } from "../copy/copied-table.ts";
import { copyLine } from "../copy/pg-text.ts";

/** Text that is gathered before it is sent on. */
const BLOCK = 256 * 1024;

export type Staging = {
  put(row: Row): void;
  /** Waits until the database has taken what was put, when it lags behind. */
  keepPace(): Promise<void>;
  /** Ends the COPY; all rows are in the table then. */
  close(): Promise<void>;
  /** Gives up. */
  abandon(cause: unknown): void;
};

/**
 * Opens a COPY into a new staging table, on a connection of its own. The table is not logged: a crash of the server empties it, and the
 * step that filled it starts again.
 */
export async function stageRows(staging: string, table: CopiedTable): Promise<Staging> {
  const columns = Object.keys(table.columns);
  const connection = await pool.connect();
  let released = false;
  const release = (broken?: Error) => {
    if (!released) connection.release(broken);
    released = true;
  };

  try {
    await connection.query(`
      SET synchronous_commit = off;
      DROP TABLE IF EXISTS ${staging};
      CREATE UNLOGGED TABLE ${staging} (${Object.entries(table.columns).map(([name, type]) => `"${name}" ${type}`).join(", ")})
        WITH (autovacuum_enabled = false);`);
  } catch (error) {
    release(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  const copy = connection.query(copyFrom(`COPY ${staging} (${columns.map((name) => `"${name}"`).join(", ")}) FROM STDIN`));
  const ended = finished(copy);
  ended.catch(() => undefined);

  const values: (string | null)[] = columns.map(() => null);
  let block = "";
  let mustWait = false;
  const flush = () => {
    if (block === "") return;
    mustWait = !copy.write(block);
    block = "";
  };
  return {
    put(row) {
      for (let index = 0; index < columns.length; index += 1) values[index] = row[columns[index] as string] ?? null;
      block += copyLine(values);
      if (block.length >= BLOCK) flush();
    },
    async keepPace() {
      if (!mustWait) return;
      mustWait = false;
      await Promise.race([new Promise((drained) => copy.once("drain", drained)), ended]);
    },
    async close() {
      flush();
      copy.end();
      try {
        await ended;
        await connection.query("RESET synchronous_commit");
        release();
      } catch (error) {
        release(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
    },
    abandon(cause) {
      copy.destroy(cause instanceof Error ? cause : new Error(String(cause)));
      release(new Error("an import was given up"));
    },
  };
}
